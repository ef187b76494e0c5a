using System.Net;
using Todo.Application.Common;

namespace Todo.Application.Throttling;

/// <summary>The key by which password attempts are counted.</summary>
/// <param name="Subject">Whose password it is.</param>
/// <param name="Source">The client network of the attempt.</param>
/// <param name="SubjectLimit">The largest number of failures of the subject from all sources within the window.</param>
public sealed record AttemptKey(string Subject, string Source, int SubjectLimit)
{
    /// <summary>The largest number of failures of one subject from one source within the window.</summary>
    public const int Limit = 5;

    private const int SignInLimit = 100;

    /// <summary>How long a failure counts.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    /// <summary>A sign-in: by address and client network, so that an attacker elsewhere cannot lock the user out.</summary>
    public static AttemptKey SignIn(string normalizedEmail, IPAddress? client) =>
        new("sign-in " + normalizedEmail, ClientNetwork.Of(client), SignInLimit);

    /// <summary>A signed-in user who confirms the current password.</summary>
    public static AttemptKey CurrentPassword(long userId) => new($"user {userId}", string.Empty, Limit);
}

/// <summary>Either an attempt that counts as failed until it is released, or the time to wait.</summary>
public sealed record AttemptTicket(long Id, TimeSpan? RetryAfter);

/// <summary>Counts failed password attempts, on all instances together.</summary>
public interface IAttemptThrottle
{
    /// <summary>Counts the attempt as failed, before its password is verified, unless too many are counted already.</summary>
    Task<AttemptTicket> BeginAsync(AttemptKey key, CancellationToken cancellationToken);

    /// <summary>The attempt succeeded: it no longer counts. Part of the unit of work in which it is called.</summary>
    Task<int> ReleaseAsync(AttemptTicket ticket, CancellationToken cancellationToken);

    /// <summary>
    /// An attempt succeeded: neither it nor an earlier failure of this subject from this source counts any longer (NIST SP 800-63B,
    /// section 5.2.2). Part of the unit of work in which it is called.
    /// </summary>
    Task<int> ForgiveAsync(AttemptKey key, CancellationToken cancellationToken);
}
