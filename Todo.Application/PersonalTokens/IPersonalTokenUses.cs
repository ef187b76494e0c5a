namespace Todo.Application.PersonalTokens;

/// <summary>Records when personal tokens were used.</summary>
public interface IPersonalTokenUses
{
    /// <summary>
    /// Records a use, unless another of the same minute is recorded. If the database cannot be written soon, the use is not recorded: a
    /// request neither fails nor waits for that.
    /// </summary>
    ValueTask RecordAsync(long id, long userId, DateTimeOffset now, CancellationToken cancellationToken);
}
