using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Todo.Tests.Harness;

/// <summary>A log entry.</summary>
internal sealed record LogLine(string Category, LogLevel Level, EventId Event, string Text, IReadOnlyDictionary<string, object?> Values)
{
    /// <summary>The values of the enclosing scopes, such as the trace id.</summary>
    public IReadOnlyDictionary<string, object?> Scope { get; init; } = new Dictionary<string, object?>();
}

/// <summary>Collects the log of the program.</summary>
internal sealed class LogLines : ILoggerProvider, ISupportExternalScope
{
    private readonly ConcurrentQueue<LogLine> _lines = new();
    private IExternalScopeProvider? _scopes;

    public IReadOnlyCollection<LogLine> All => _lines;

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, this);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    public void Dispose()
    {
    }

    private Dictionary<string, object?> Scope()
    {
        var scope = new Dictionary<string, object?>();
        _scopes?.ForEachScope(
            static (state, all) =>
            {
                foreach (var (name, value) in state as IEnumerable<KeyValuePair<string, object?>> ?? [])
                    all[name] = value;
            },
            scope);
        return scope;
    }

    private sealed class Logger(string category, LogLines log) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var values = (state as IEnumerable<KeyValuePair<string, object?>> ?? []).ToDictionary(pair => pair.Key, pair => pair.Value);
            log._lines.Enqueue(new(category, logLevel, eventId, formatter(state, exception) + exception, values) { Scope = log.Scope() });
        }
    }
}
