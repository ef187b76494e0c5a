using Todo.Application.Common;

namespace Todo.Application.Sessions;

/// <summary>The expected failures of sessions; another user's session is not found.</summary>
internal static class SessionFailures
{
    public static Failure NotFound => Failure.NotFound("session_not_found", "Session not found");
}
