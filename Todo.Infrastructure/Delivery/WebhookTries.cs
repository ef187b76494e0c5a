using Microsoft.Extensions.Logging;
using Todo.Application.Common;
using Todo.Application.Webhooks;
using Todo.Domain;
using Todo.Domain.Webhooks;

namespace Todo.Infrastructure.Delivery;

/// <summary>Makes one try to deliver a message, and decides what follows from its outcome.</summary>
internal sealed partial class WebhookTries(
    WebhookSender sender, RetrySchedule schedule, ISecretProtector protector, TimeProvider clock, ILogger<WebhookTries> logger)
{
    /// <summary>The pause after a fault of this server, until an operator has restored the key.</summary>
    private static readonly TimeSpan RepairTime = TimeSpan.FromHours(1);

    /// <returns>The try; without a result if it was aborted.</returns>
    public async Task<Attempt> MakeAsync(Turn turn, CancellationToken aborting)
    {
        var at = clock.Now();
        AttemptResult result;
        try
        {
            var message = new OutgoingMessage(turn.Target.Url, turn.Message.MessageId, turn.Message.Payload, SecretsOf(turn.Target, at));
            result = await sender.SendAsync(message, aborting);
        }
        catch (OperationCanceledException) when (aborting.IsCancellationRequested)
        {
            return new(turn, at, null);
        }
        catch (SecretKeyException exception)
        {
            LogUnreadable(logger, turn.Target.Id, exception);
            result = new(null, AttemptErrors.SecretUnreadable, TimeSpan.Zero);
        }
        return new Attempt(turn, at, result) { NextAttemptAt = NextAfter(result, turn.Message.Tries) };
    }

    private DateTimeOffset? NextAfter(AttemptResult result, int tries)
    {
        if (result.IsDelivered || result.IsGone)
            return null;
        return clock.Now() + (result.IsUnsent ? RepairTime : schedule.DelayAfter(tries + 1));
    }

    private List<byte[]> SecretsOf(Target target, DateTimeOffset now)
    {
        var secrets = new List<byte[]> { protector.Unprotect(target.ProtectedSecret, WebhookSecret.Purpose) };
        if (target.PreviousProtectedSecret is not { } previous || target.PreviousSecretUntil <= now)
            return secrets;
        try
        {
            secrets.Add(protector.Unprotect(previous, WebhookSecret.Purpose));
        }
        catch (SecretKeyException exception)
        {
            // The owner may have rotated the secret for this very reason.
            LogUnreadable(logger, target.Id, exception);
        }
        return secrets;
    }

    [LoggerMessage(1504, LogLevel.Error, "A secret of webhook {WebhookId} cannot be read")]
    private static partial void LogUnreadable(ILogger logger, long webhookId, Exception exception);
}
