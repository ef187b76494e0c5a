using Microsoft.Extensions.Logging;
using Todo.Application.Common;
using Todo.Domain;

namespace Todo.Infrastructure.MailDelivery;

/// <summary>Makes one try to send a mail, and reports when sending stops working, and when it works again.</summary>
internal sealed partial class MailTries(
    MailComposer composer, IMailSender sender, TodoMetrics metrics, TimeProvider clock, ILogger<MailTries> logger)
{
    private readonly Lock _lock = new();
    private string? _problem;

    /// <returns>Null if it was aborted.</returns>
    public async Task<MailResult?> MakeAsync(ClaimedMail mail, CancellationToken aborting)
    {
        if (mail.ExpiresAt <= clock.Now())
            return new(MailErrors.Expired);
        var begun = clock.GetTimestamp();
        try
        {
            var result = composer.Compose(mail) is { } outgoing
                ? await sender.SendAsync(outgoing, aborting)
                : new(MailErrors.InvalidAddress);
            metrics.MailAttemptMade(result.Error, clock.GetElapsedTime(begun));
            Report(result);
            return result;
        }
        catch (OperationCanceledException) when (aborting.IsCancellationRequested)
        {
            return null;
        }
        catch (SecretKeyException exception)
        {
            LogUnreadable(logger, mail.Id, exception);
            return new(MailErrors.TokenUnreadable);
        }
    }

    /// <summary>Logs a problem once, not with every mail. One that concerns a single mail is logged when the mail is given up.</summary>
    private void Report(MailResult result)
    {
        if (!result.IsSent && result.IsFinal)
            return;
        var problem = result.IsSent ? null : result.ToString();
        lock (_lock)
        {
            if (problem == _problem)
                return;
            _problem = problem;
        }
        if (problem is null)
            LogWorking(logger);
        else if (result.IsMisconfiguration)
            LogMisconfigured(logger, problem);
        else
            LogFailing(logger, problem);
    }

    [LoggerMessage(1602, LogLevel.Warning, "Mails cannot be sent at the moment, and are tried again: {Problem}")]
    private static partial void LogFailing(ILogger logger, string problem);

    [LoggerMessage(1603, LogLevel.Error, "Mails cannot be sent until the settings or the mail server are corrected: {Problem}")]
    private static partial void LogMisconfigured(ILogger logger, string problem);

    [LoggerMessage(1604, LogLevel.Information, "Mails are sent again")]
    private static partial void LogWorking(ILogger logger);

    [LoggerMessage(1608, LogLevel.Error, "The token of mail {MailId} cannot be read")]
    private static partial void LogUnreadable(ILogger logger, long mailId, Exception exception);
}
