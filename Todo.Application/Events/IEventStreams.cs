using System.Diagnostics.CodeAnalysis;
using Todo.Application.Common;

namespace Todo.Application.Events;

/// <summary>The event streams that are open on this instance.</summary>
public interface IEventStreams
{
    /// <summary>Opens a stream of the current user.</summary>
    /// <param name="user">The user.</param>
    /// <param name="stream">The stream, to be disposed.</param>
    /// <param name="failure">Why there is none: the user or the instance has too many.</param>
    bool TryOpen(ICurrentUser user, [NotNullWhen(true)] out IEventSubscription? stream, [NotNullWhen(false)] out Failure? failure);
}

/// <summary>An open event stream, which waits until there is something to send.</summary>
public interface IEventSubscription : IDisposable
{
    /// <summary>Waits for the next reasons to send something, several together if they came meanwhile.</summary>
    ValueTask<EventSignals> WaitAsync(CancellationToken cancellationToken);
}

/// <summary>Why a stream has something to send.</summary>
[Flags]
public enum EventSignals
{
    None = 0,

    /// <summary>Something of the user may have changed.</summary>
    Changed = 1,

    /// <summary>Nothing was sent for a while.</summary>
    Idle = 2,

    /// <summary>The session has ended, or the access token has expired.</summary>
    SignedOut = 4,
}
