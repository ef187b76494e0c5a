using Microsoft.Extensions.Logging;
using Todo.Application.Common;
using Todo.Domain;

namespace Todo.Infrastructure.MailDelivery;

/// <summary>Claims a mail, tries to send it, and records what follows.</summary>
internal sealed partial class MailService(
    MailStore store, MailTries tries, TodoMetrics metrics, TimeProvider clock, ILogger<MailService> logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>The pause after a fault of this server, which is no try, until an operator has restored the key.</summary>
    private static readonly TimeSpan RepairTime = TimeSpan.FromMinutes(1);

    /// <param name="id">The mail.</param>
    /// <param name="stopping">From then on, no try begins.</param>
    /// <param name="aborting">Aborts a try, which then does not count.</param>
    public async Task SendAsync(long id, CancellationToken stopping, CancellationToken aborting)
    {
        if (stopping.IsCancellationRequested)
            return;
        try
        {
            if (await store.ClaimAsync(id, stopping) is not { } mail)
                return;
            var result = await tries.MakeAsync(mail, aborting);
            await RecordAsync(mail, result, stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Not claimed.
        }
        catch (Exception exception)
        {
            // It is found again when the claim has ended.
            LogFailed(logger, id, exception);
        }
    }

    /// <summary>Retries while the claim lasts: a mail whose sending is not recorded is sent again.</summary>
    private async Task RecordAsync(ClaimedMail mail, MailResult? result, CancellationToken stopping)
    {
        var planned = Plan(mail, result);
        while (true)
        {
            try
            {
                // Not canceled: what was sent is recorded, and the claim released, even when stopping.
                await planned(CancellationToken.None);
                return;
            }
            catch (Exception exception) when (!stopping.IsCancellationRequested && clock.Now() < mail.ClaimedUntil)
            {
                LogNotRecorded(logger, mail.Id, exception);
                await Task.Delay(Pause, clock, CancellationToken.None);
            }
        }
    }

    /// <summary>Decides what to record.</summary>
    private Func<CancellationToken, Task> Plan(ClaimedMail mail, MailResult? result)
    {
        var now = clock.Now();
        if (result is null)
            return ct => store.RetryAsync(mail, mail.Tries, now, ct);
        if (result.IsSent)
        {
            metrics.MailEnded(isSent: true);
            return ct => store.MarkSentAsync(mail, ct);
        }
        var failed = mail.Tries + (result.IsUnsent || result.Error == MailErrors.Expired ? 0 : 1);
        var next = now + (result.IsUnsent ? RepairTime : MailSchedule.DelayAfter(Math.Max(failed, 1)));
        if (!result.IsFinal && next < mail.ExpiresAt)
            return ct => store.RetryAsync(mail, failed, next, ct);
        metrics.MailEnded(isSent: false);
        LogGivenUp(logger, mail.Id, failed, result);
        return ct => store.GiveUpAsync(mail, failed, ct);
    }

    [LoggerMessage(1601, LogLevel.Warning, "Mail {MailId} was given up; number of failed tries: {Tries}; last error: {Error}")]
    private static partial void LogGivenUp(ILogger logger, long mailId, int tries, MailResult error);

    [LoggerMessage(1605, LogLevel.Warning, "The outcome of mail {MailId} is not recorded yet")]
    private static partial void LogNotRecorded(ILogger logger, long mailId, Exception exception);

    [LoggerMessage(1607, LogLevel.Warning, "Sending mail {MailId} failed in this instance; it will be tried again")]
    private static partial void LogFailed(ILogger logger, long mailId, Exception exception);
}
