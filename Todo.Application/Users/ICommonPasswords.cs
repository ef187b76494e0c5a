namespace Todo.Application.Users;

/// <summary>Well-known passwords, which attackers try first.</summary>
public interface ICommonPasswords
{
    /// <summary>Whether the password is one of them, regardless of case.</summary>
    bool Contains(string password);
}
