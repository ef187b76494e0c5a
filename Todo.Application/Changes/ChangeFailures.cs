using Todo.Application.Common;

namespace Todo.Application.Changes;

internal static class ChangeFailures
{
    /// <summary>Deletions after the cursor may be forgotten.</summary>
    public static Failure Expired => new(FailureKind.Gone, "changes_expired", "The cursor has expired. Start again without it.");
}
