using Todo.Application.Common;

namespace Todo.Application.Sessions;

/// <summary>The expected failures of sessions. Another user's session counts as not found.</summary>
internal static class SessionFailures
{
    public static Failure NotFound => Failure.NotFound("session_not_found", "Session not found");
}
