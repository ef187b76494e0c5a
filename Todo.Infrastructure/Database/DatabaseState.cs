namespace Todo.Infrastructure.Database;

/// <summary>How far the database is, seen from this program.</summary>
public enum DatabaseState
{
    /// <summary>It does not answer, or is not there.</summary>
    Unreachable,

    /// <summary>It lacks migrations.</summary>
    Behind,

    /// <summary>It has all migrations of this program, and no other.</summary>
    Current,

    /// <summary>It has migrations of a newer program, which this one can live with.</summary>
    Newer,

    /// <summary>It has migrations of a newer program, which this one cannot live with.</summary>
    TooNew,
}

/// <summary>What follows from a state.</summary>
public static class DatabaseStates
{
    /// <summary>Whether this program can work with a database in that state.</summary>
    public static bool IsUsable(this DatabaseState state) => state is DatabaseState.Current or DatabaseState.Newer;
}

/// <summary>The database has been migrated beyond what this program can live with.</summary>
public sealed class DatabaseTooNewException() : Exception(
    $"The database has been upgraded for newer programs only; this one supports level {SchemaLevel.Supported} of it. Start the newer program.");
