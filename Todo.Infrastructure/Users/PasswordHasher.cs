using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Todo.Application.Users;
using Todo.Domain.Users;

namespace Todo.Infrastructure.Users;

/// <summary>ASP.NET Core Identity's hasher: PBKDF2-HMAC-SHA512, salted, its rounds named in the hash.</summary>
internal sealed class PasswordHasher : IPasswordHasher, IDisposable
{
    /// <summary>The framework's hasher takes a user that it does not use.</summary>
    private static readonly object Nobody = new();

    private readonly PasswordHasher<object> _hasher;
    private readonly Lazy<string> _dummyHash;
    // A hash takes a core for a tenth of a second: one core is left for others, and on the rest, too, they come first.
    private readonly LowPriorityScheduler _threads = new("Password hashes", Math.Max(1, Environment.ProcessorCount - 1));

    public PasswordHasher(IOptions<PasswordOptions> options)
    {
        _hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = options.Value.Iterations }));
        _dummyHash = new(() => _hasher.HashPassword(Nobody, Guid.NewGuid().ToString()));
    }

    public Task<string> HashAsync(string password, CancellationToken cancellationToken) =>
        RunAsync(() => _hasher.HashPassword(Nobody, password), cancellationToken);

    public Task<PasswordVerification> VerifyAsync(User? user, string password, CancellationToken cancellationToken) =>
        RunAsync(
            () => _hasher.VerifyHashedPassword(Nobody, user?.PasswordHash ?? _dummyHash.Value, password) switch
            {
                _ when user is null => PasswordVerification.Failed,
                PasswordVerificationResult.Success => PasswordVerification.Success,
                PasswordVerificationResult.SuccessRehashNeeded => PasswordVerification.SuccessRehashNeeded,
                _ => PasswordVerification.Failed,
            },
            cancellationToken);

    public void Dispose() => _threads.Dispose();

    private Task<T> RunAsync<T>(Func<T> work, CancellationToken cancellationToken) =>
        Task.Factory.StartNew(work, cancellationToken, TaskCreationOptions.DenyChildAttach, _threads);
}
