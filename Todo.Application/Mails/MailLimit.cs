namespace Todo.Application.Mails;

/// <summary>How many mails of a kind may be added within <see cref="Window"/>.</summary>
/// <param name="PerAddress">To one address, counted across all accounts.</param>
/// <param name="PerUser">For one account, to whatever addresses.</param>
public sealed record MailLimit(int PerAddress, int PerUser)
{
    public static readonly TimeSpan Window = TimeSpan.FromHours(1);

    /// <summary>For mails with a token. The limit for an account keeps it from sending mails to any number of addresses.</summary>
    public static readonly MailLimit Tokens = new(PerAddress: 3, PerUser: 10);

    /// <summary>For notices: each belongs to a mail with a token, or to the use of one.</summary>
    public static readonly MailLimit None = new(int.MaxValue, int.MaxValue);
}
