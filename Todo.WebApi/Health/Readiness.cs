namespace Todo.WebApi.Health;

/// <summary>Whether this instance accepts requests.</summary>
internal sealed class Readiness
{
    private volatile bool _isDatabaseReady;
    private volatile bool _isStopping;

    /// <summary>Whether the database has been reached and has all migrations.</summary>
    public bool IsDatabaseReady
    {
        get => _isDatabaseReady;
        set => _isDatabaseReady = value;
    }

    /// <summary>Whether the process has received a stop signal.</summary>
    public bool IsStopping
    {
        get => _isStopping;
        set => _isStopping = value;
    }

    public bool IsAccepting => IsDatabaseReady && !IsStopping;
}
