namespace Todo.Application.Common;

/// <summary>What an exception says about the database.</summary>
public enum DatabaseFault
{
    /// <summary>Nothing: the fault is elsewhere.</summary>
    None,

    /// <summary>It cannot be reached, or not written to, for now.</summary>
    Unavailable,

    /// <summary>It has no room left.</summary>
    Full,
}

/// <summary>Tells the database's faults from the program's.</summary>
public interface IDatabaseFaults
{
    DatabaseFault Classify(Exception exception);
}
