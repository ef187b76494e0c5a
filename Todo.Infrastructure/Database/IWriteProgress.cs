namespace Todo.Infrastructure.Database;

/// <summary>Reports whether writes make progress.</summary>
public interface IWriteProgress
{
    /// <summary>How long writes have been waiting without any write completing; zero if none is waiting.</summary>
    TimeSpan Stalled { get; }

    /// <summary>Whether all writes are rejected, because they would be lost.</summary>
    bool IsRefused { get; }
}
