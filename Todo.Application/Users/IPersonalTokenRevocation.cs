namespace Todo.Application.Users;

/// <summary>Ends the personal tokens of a user.</summary>
public interface IPersonalTokenRevocation
{
    /// <summary>Deletes all of them; part of the unit of work in which it is called. No token is created meanwhile if the user is locked.</summary>
    Task DeleteAllAsync(long userId, CancellationToken cancellationToken);
}
