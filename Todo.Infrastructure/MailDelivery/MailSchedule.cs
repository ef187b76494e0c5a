namespace Todo.Infrastructure.MailDelivery;

/// <summary>When a mail that could not be sent is tried again.</summary>
internal static class MailSchedule
{
    private static readonly TimeSpan[] First = [TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10)];
    private static readonly TimeSpan Later = TimeSpan.FromMinutes(30);

    /// <summary>Returns the delay before the next try.</summary>
    /// <param name="tries">How many have failed, at least one.</param>
    public static TimeSpan DelayAfter(int tries) => tries <= First.Length ? First[tries - 1] : Later;
}
