namespace Todo.Infrastructure.Database;

/// <summary>Tells whether writes get through.</summary>
public interface IWriteProgress
{
    /// <summary>How long the oldest waiting write has been waiting without any write getting through; zero if none waits.</summary>
    TimeSpan Stalled { get; }

    /// <summary>Whether every write is refused, since it would be lost.</summary>
    bool IsRefused { get; }
}
