namespace Todo.Application.Common;

/// <summary>The kind of database fault that an exception indicates.</summary>
public enum DatabaseFault
{
    /// <summary>The exception does not indicate a fault of the database.</summary>
    None,

    /// <summary>The database cannot be reached or written to at the moment.</summary>
    Unavailable,

    /// <summary>The database has no space left.</summary>
    Full,
}

/// <summary>Distinguishes faults of the database from faults of the program.</summary>
public interface IDatabaseFaults
{
    DatabaseFault Classify(Exception exception);
}
