using Microsoft.Extensions.Logging;
using Todo.Application.Common;

namespace Todo.Infrastructure.Delivery;

/// <summary>Sends what is due for one webhook, one message after another.</summary>
internal sealed partial class WebhookService(
    DeliveryStore store, WebhookTries tries, TodoMetrics metrics, TimeProvider clock, ILogger<WebhookService> logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <param name="webhookId">The webhook.</param>
    /// <param name="mustYield">Whether others wait for their turn.</param>
    /// <param name="stopping">From then on, no try begins.</param>
    /// <param name="aborting">Aborts a try, which then does not count.</param>
    /// <returns>Whether there may be more to send.</returns>
    public async Task<bool> ServeAsync(long webhookId, Func<bool> mustYield, CancellationToken stopping, CancellationToken aborting)
    {
        if (stopping.IsCancellationRequested)
            return false;
        try
        {
            Attempt? attempt = null;
            IReadOnlyList<long> planned = [];
            while (true)
            {
                var yields = attempt is not null && mustYield();
                var turn = await AdvanceAsync(webhookId, attempt, planned, yields, stopping);
                if (turn is null)
                    return yields;
                attempt = await tries.MakeAsync(turn, aborting);
                planned = turn.Later;
            }
        }
        catch (Exception exception)
        {
            // Messages that are still due are found again.
            LogFailed(logger, webhookId, exception);
            return false;
        }
    }

    /// <summary>Retries while the lease lasts: a message whose delivery is not recorded is sent again.</summary>
    private async Task<Turn?> AdvanceAsync(
        long webhookId, Attempt? attempt, IReadOnlyList<long> planned, bool yields, CancellationToken stopping)
    {
        var begun = clock.GetTimestamp();
        while (true)
        {
            try
            {
                // Not canceled: what was sent is recorded, and the lease released, even when stopping.
                var isLast = yields || stopping.IsCancellationRequested;
                var advance = await store.AdvanceAsync(webhookId, attempt, planned, isLast, CancellationToken.None);
                if (attempt is not null)
                    Report(webhookId, attempt, advance);
                return advance.Turn;
            }
            catch (Exception exception) when (IsWorthARetry(attempt, begun, stopping))
            {
                LogNotRecorded(logger, webhookId, exception);
                await Task.Delay(Pause, clock, CancellationToken.None);
            }
        }
    }

    private bool IsWorthARetry(Attempt? attempt, long begun, CancellationToken stopping) =>
        attempt is { Result: not null } && !stopping.IsCancellationRequested && clock.GetElapsedTime(begun) < DeliveryStore.LeaseTime;

    private void Report(long webhookId, Attempt attempt, Advance advance)
    {
        if (!advance.HasLease)
            LogLeaseLost(logger, webhookId);
        if (attempt.Result is not { } result)
            return;
        metrics.AttemptMade(result.Error, result.Duration);
        if (result.IsDelivered)
            metrics.DeliveryEnded(isDelivered: true);
        else if (attempt.NextAttemptAt is null)
            metrics.DeliveryEnded(isDelivered: false);
        if (advance.IsDisabled)
            LogDisabled(logger, webhookId, attempt.DisabledReason!);
    }

    [LoggerMessage(1501, LogLevel.Warning, "Webhook {WebhookId} was disabled: {Reason}")]
    private static partial void LogDisabled(ILogger logger, long webhookId, string reason);

    [LoggerMessage(1502, LogLevel.Warning, "The outcome of a delivery to webhook {WebhookId} is not recorded yet")]
    private static partial void LogNotRecorded(ILogger logger, long webhookId, Exception exception);

    [LoggerMessage(1503, LogLevel.Warning, "Webhook {WebhookId} was taken over by another instance, or deleted, during a delivery")]
    private static partial void LogLeaseLost(ILogger logger, long webhookId);

    [LoggerMessage(1505, LogLevel.Warning, "Deliveries to webhook {WebhookId} failed in this instance; they will be tried again")]
    private static partial void LogFailed(ILogger logger, long webhookId, Exception exception);
}
