using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SQLitePCL;
using Todo.Infrastructure.Database;
using Todo.Infrastructure.Database.Sqlite;

namespace Todo.Tests.Harness;

/// <summary>Records every statement that SQLite runs for the requests of a server, prepared ones and those of EF Core.</summary>
internal sealed partial class SqlTrace
{
    private readonly ConcurrentQueue<string> _statements = new();

    public void Register(IServiceCollection services) => services
        .AddSingleton<SqliteSessionRunner>()
        .Replace(ServiceDescriptor.Singleton<ISessionRunner>(provider => new Runner(provider.GetRequiredService<SqliteSessionRunner>(), _statements)));

    /// <summary>Returns the statements since the previous call, with a mark in place of each value.</summary>
    public string[] Take()
    {
        var taken = new List<string>();
        while (_statements.TryDequeue(out var statement))
            taken.Add(Value().Replace(statement, "?"));
        return [.. taken];
    }

    [GeneratedRegex(@"(?:(?<!\w)[xX])?'(?:[^']|'')*'|(?<![\w.])-?\d+\b|\bNULL\b(?! THEN)")]
    private static partial Regex Value();

    private sealed class Runner(ISessionRunner inner, ConcurrentQueue<string> statements) : ISessionRunner
    {
        public ValueTask<T> ReadAsync<T>(Func<DatabaseSession, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken) =>
            inner.ReadAsync(Traced(work), cancellationToken);

        public ValueTask<T> WriteAsync<T>(Func<DatabaseSession, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken) =>
            inner.WriteAsync(Traced(work), cancellationToken);

        private Func<DatabaseSession, CancellationToken, ValueTask<T>> Traced<T>(Func<DatabaseSession, CancellationToken, ValueTask<T>> work) =>
            async (session, cancellationToken) =>
            {
                var handle = ((SqliteConnection)session.Connection).Handle!;
                raw.sqlite3_trace(handle, (_, statement) => statements.Enqueue(statement), null);
                try
                {
                    return await work(session, cancellationToken);
                }
                finally
                {
                    raw.sqlite3_trace(handle, (strdelegate_trace?)null, null);
                }
            };
    }
}
