namespace Todo.Application.Users;

/// <summary>Deletes what belonged to a deleted account.</summary>
public interface IAccountRemoval
{
    /// <summary>Deletes some of it, at last the user; part of the unit of work in which it is called.</summary>
    /// <returns>Whether there may be more.</returns>
    Task<bool> DeleteSomeAsync(long userId, CancellationToken cancellationToken);
}
