namespace Todo.WebApi.Health;

/// <summary>Whether this instance takes requests.</summary>
internal sealed class Readiness
{
    private volatile bool _isDatabaseReady;
    private volatile bool _isStopping;

    /// <summary>The database has been seen with all migrations.</summary>
    public bool IsDatabaseReady
    {
        get => _isDatabaseReady;
        set => _isDatabaseReady = value;
    }

    /// <summary>The process has been told to stop.</summary>
    public bool IsStopping
    {
        get => _isStopping;
        set => _isStopping = value;
    }

    public bool IsAccepting => IsDatabaseReady && !IsStopping;
}
