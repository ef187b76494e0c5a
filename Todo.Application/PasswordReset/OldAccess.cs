using Todo.Application.SecondFactors;
using Todo.Application.Users;
using Todo.Application.Webhooks;
using Todo.Domain.Users;

namespace Todo.Application.PasswordReset;

/// <summary>
/// What an account with an address that was never verified may have from a stranger, who registered it in the name of the person who
/// receives mail there, and waits for that person to use it.
/// </summary>
internal sealed class OldAccess(IPersonalTokenRevocation personalTokens, ISecondFactorRepository secondFactors, IWebhookRepository webhooks)
{
    private const string Reason = "The password was reset, and the email address had not been verified before.";

    /// <summary>Ends it, besides the sessions. Part of the unit of work in which it is called, which has locked the user.</summary>
    public async Task EndAsync(User user, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await personalTokens.DeleteAllAsync(user.Id, cancellationToken);
        await secondFactors.DeleteAsync(user.Id, cancellationToken);
        user.SetTwoFactor(false, now);
        // They would go on to send everything that the person writes.
        var all = await webhooks.ListForChangeAsync(user.Id, cancellationToken);
        foreach (var webhook in all.Where(webhook => webhook.IsActive))
        {
            webhook.Disable(Reason, now);
            await webhooks.StopAsync(webhook, cancellationToken);
        }
        user.Subscribe(all);
    }
}
