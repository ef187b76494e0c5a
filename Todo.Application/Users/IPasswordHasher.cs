using Todo.Application.Common;
using Todo.Domain.Users;

namespace Todo.Application.Users;

/// <summary>The outcome of a password verification.</summary>
public enum PasswordVerification
{
    Failed,
    Success,

    /// <summary>Right, but the hash is weaker than new ones.</summary>
    SuccessRehashNeeded,
}

/// <summary>Computes and verifies salted, slow password hashes.</summary>
public interface IPasswordHasher
{
    /// <summary>Hashes the password. It fails if too many hashes wait already.</summary>
    Task<Result<string>> HashAsync(string password, CancellationToken cancellationToken);

    /// <summary>Verifies the password. Without a user, it takes the same time as a wrong password. It fails if too many hashes wait already.</summary>
    Task<Result<PasswordVerification>> VerifyAsync(User? user, string password, CancellationToken cancellationToken);
}
