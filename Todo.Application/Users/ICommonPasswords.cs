namespace Todo.Application.Users;

/// <summary>The passwords that everybody tries first.</summary>
public interface ICommonPasswords
{
    /// <summary>Whether the password, whatever its letter case, is one of them.</summary>
    bool Contains(string password);
}
