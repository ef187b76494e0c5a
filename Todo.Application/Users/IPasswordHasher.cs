using Todo.Domain.Users;

namespace Todo.Application.Users;

/// <summary>What a password verification came to.</summary>
public enum PasswordVerification
{
    Failed,
    Success,

    /// <summary>Right, but the hash is weaker than what is made today.</summary>
    SuccessRehashNeeded,
}

/// <summary>Salted, slow password hashes.</summary>
public interface IPasswordHasher
{
    Task<string> HashAsync(string password, CancellationToken cancellationToken);

    /// <summary>Verifies; without a user it costs the same time and fails.</summary>
    Task<PasswordVerification> VerifyAsync(User? user, string password, CancellationToken cancellationToken);
}
