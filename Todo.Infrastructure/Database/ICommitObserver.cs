namespace Todo.Infrastructure.Database;

/// <summary>Learns at once what this instance has committed.</summary>
internal interface ICommitObserver
{
    /// <summary>Called after the commit. It must be fast and must not throw.</summary>
    void Committed(UserChange change);
}
