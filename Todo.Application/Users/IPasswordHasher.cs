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
    Task<string> HashAsync(string password, CancellationToken cancellationToken);

    /// <summary>Verifies the password. Without a user, it takes the same time and fails.</summary>
    Task<PasswordVerification> VerifyAsync(User? user, string password, CancellationToken cancellationToken);
}
