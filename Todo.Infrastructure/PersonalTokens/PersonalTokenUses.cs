using Microsoft.Extensions.Logging;
using Todo.Application.PersonalTokens;
using Todo.Domain.PersonalTokens;
using Todo.Infrastructure.Database;
using Todo.Infrastructure.Database.Sql;

namespace Todo.Infrastructure.PersonalTokens;

internal sealed partial class PersonalTokenUses(
    ISessionRunner runner, PersonalTokenStatements statements, SqlDialect dialect, ILogger<PersonalTokenUses> logger)
    : IPersonalTokenUses
{
    /// <summary>How long a request waits for the database, which may write later than that.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    /// <summary>After a failure, the requests of this time do not wait.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private long _failedAtTicks = DateTimeOffset.MinValue.UtcTicks;

    public async ValueTask RecordAsync(long id, long userId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // The clock may have been set back since then.
        var sinceFailure = TimeSpan.FromTicks(Math.Abs(now.UtcTicks - Volatile.Read(ref _failedAtTicks)));
        if (sinceFailure < Pause)
            return;
        try
        {
            await WriteAsync(id, userId, now).WaitAsync(Patience, cancellationToken);
        }
        catch (Exception exception)
        {
            if (cancellationToken.IsCancellationRequested)
                return;
            Volatile.Write(ref _failedAtTicks, now.UtcTicks);
            LogFailed(logger, Pause.TotalSeconds, exception);
        }
    }

    // Not canceled with the request: to cancel a command costs its connection.
    private async Task WriteAsync(long id, long userId, DateTimeOffset now) => await runner.WriteAsync(
        async (session, ct) => await session.ExecuteAsync(
            statements.RecordUse, ct, dialect.Instant(now), id, userId, dialect.Instant(PersonalToken.MinuteOf(now))),
        CancellationToken.None);

    [LoggerMessage(1220, LogLevel.Warning, "The use of a personal token could not be recorded in time; no other is recorded for {Seconds} s")]
    private static partial void LogFailed(ILogger logger, double seconds, Exception exception);
}
