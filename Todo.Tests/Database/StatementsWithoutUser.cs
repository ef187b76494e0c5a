namespace Todo.Tests.Database;

/// <summary>The only statements on the data of users that do not name the user, and why. docs/scale.md says what each would need on shards.</summary>
internal static class StatementsWithoutUser
{
    /// <summary>The reasons, by the name of the statement.</summary>
    public static IReadOnlyDictionary<string, string> Reasons { get; } = new (string Reason, string[] Names)[]
    {
        ("Creates the user, whose id the database assigns.", ["Insert a user"]),
        ("Signing in: finds out who the user is.", ["Find a user by the address", "IExternalIdentityRepository.FindUserIdAsync"]),
        ("The account at the provider, which another user may have linked.", ["IExternalIdentityRepository.RemoveAsync"]),
        ("A token by its hash: whoever has the token is the user.",
            ["Look a personal token up", "IMailTokenRepository.FindAsync", "IMailTokenRepository.TryUseAsync"]),
        ("A refresh token by its hash, or by its session, which it names.",
        [
            "Find a refresh token", "Insert a refresh token", "Use a refresh token", "Has a successor of a refresh token been used",
            "Delete a used refresh token", "Mark a refresh token as retired", "Find the surplus of refresh tokens",
            "Delete the surplus of refresh tokens", "Find a session", "Find a session for a change",
        ]),
        ("A loaded row is saved by its primary key; it was loaded by its user, or by its refresh token.",
            ["Continue a session", "Webhook: Change", "Webhook: RotateSecret", "Webhook: Disable", "WebhookDelivery: Redeliver"]),
        ("By a todo that the transaction has found by its user: with the user in the condition, SQLite would read all labels of the user.",
            ["Copy the labels of a todo", "Delete the labels of a todo", "Give the labels of a todo to another owner"]),
        ("Delivery of webhooks: serves all users.",
        [
            "Find webhooks with something due", "Find when the next delivery is due", "Measure the outbox", "Take the lease of a webhook",
            "Release the lease of a webhook", "List the deliveries that are due", "Find a delivery that is due", "Finish a delivery",
            "Insert an attempt",
        ]),
        ("Limits the mails to an address, whichever user they are for.", ["Add a mail to the outbox"]),
        ("Delivery of mails: serves all users.",
        [
            "Find mails that are due", "Measure the mails", "Claim a mail", "Mark a mail as sent", "Give a mail up",
            "Plan the next try of a mail",
        ]),
        ("Clean-up: deletes what has expired, of all users.", ["Delete some of what has been in the trash for long", "ICleanUpTask"]),
    }.SelectMany(group => group.Names.Select(name => (name, group.Reason))).ToDictionary(pair => pair.name, pair => pair.Reason);
}
