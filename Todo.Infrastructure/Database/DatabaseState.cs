namespace Todo.Infrastructure.Database;

/// <summary>The state of the database, from the perspective of this program.</summary>
public enum DatabaseState
{
    /// <summary>It does not respond, or does not exist.</summary>
    Unreachable,

    /// <summary>It lacks migrations.</summary>
    Behind,

    /// <summary>It has exactly the migrations of this program.</summary>
    Current,

    /// <summary>It has migrations of a newer program, and this program is compatible with them.</summary>
    Newer,

    /// <summary>It has migrations of a newer program, and this program is not compatible with them.</summary>
    TooNew,
}

/// <summary>Extensions of <see cref="DatabaseState"/>.</summary>
public static class DatabaseStates
{
    /// <summary>Returns whether this program can use a database in this state.</summary>
    public static bool IsUsable(this DatabaseState state) => state is DatabaseState.Current or DatabaseState.Newer;
}

/// <summary>Thrown when a newer program has migrated the database to a level that this program does not support.</summary>
public sealed class DatabaseTooNewException() : Exception(
    $"The database was upgraded to a level that requires a newer program; this program supports up to level {SchemaLevel.Supported}. Start the newer program.");
