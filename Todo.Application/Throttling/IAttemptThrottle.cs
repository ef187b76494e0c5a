using System.Net;
using Todo.Application.Common;

namespace Todo.Application.Throttling;

/// <summary>The key by which failed attempts are counted.</summary>
/// <param name="Subject">The account whose password or code is verified.</param>
/// <param name="Source">The client network of the attempt.</param>
/// <param name="SubjectLimit">The maximum number of failures per subject, from all sources, within the window.</param>
public sealed record AttemptKey(string Subject, string Source, int SubjectLimit)
{
    /// <summary>The maximum number of failures per subject and source within the window.</summary>
    public const int Limit = 5;

    private const int SignInLimit = 100;
    private const int CodeLimit = 20;

    /// <summary>How long a failure counts.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    /// <summary>A sign-in, counted by address and client network, so that an attacker on another network cannot lock the user out.</summary>
    public static AttemptKey SignIn(string normalizedEmail, IPAddress? client) =>
        new("sign-in " + normalizedEmail, ClientNetwork.Of(client), SignInLimit);

    /// <summary>
    /// The second factor of a sign-in with the right password. There are only a million codes, so the limit across all networks is lower.
    /// </summary>
    public static AttemptKey SignInCode(long userId, IPAddress? client) => new($"sign-in code {userId}", ClientNetwork.Of(client), CodeLimit);

    /// <summary>A signed-in user who changes the second factor by a code.</summary>
    public static AttemptKey Code(long userId) => new($"code {userId}", string.Empty, Limit);

    /// <summary>A signed-in user who confirms the current password.</summary>
    public static AttemptKey CurrentPassword(long userId) => new($"user {userId}", string.Empty, Limit);
}

/// <summary>Either an attempt, which counts as failed until it is released, or the time to wait.</summary>
public sealed record AttemptTicket(long Id, TimeSpan? RetryAfter);

/// <summary>Counts failed password attempts across all instances.</summary>
public interface IAttemptThrottle
{
    /// <summary>Counts the attempt as failed before its password is verified, unless the limit is already reached.</summary>
    Task<AttemptTicket> BeginAsync(AttemptKey key, CancellationToken cancellationToken);

    /// <summary>Stops counting the attempt. Joins the current unit of work.</summary>
    Task<int> ReleaseAsync(AttemptTicket ticket, CancellationToken cancellationToken);

    /// <summary>
    /// After a success, stops counting the attempt and all earlier failures of this subject from this source (NIST SP 800-63B,
    /// section 5.2.2). Joins the current unit of work.
    /// </summary>
    Task<int> ForgiveAsync(AttemptKey key, CancellationToken cancellationToken);
}
