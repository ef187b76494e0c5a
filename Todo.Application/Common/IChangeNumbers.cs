namespace Todo.Application.Common;

/// <summary>The numbers of the changes of users.</summary>
public interface IChangeNumbers
{
    /// <summary>The number of the unit of work among the changes of the user, who is there.</summary>
    ValueTask<long> NumberAsync(long userId, CancellationToken cancellationToken);
}
