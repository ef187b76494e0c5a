using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Todo.Application.Abstractions;
using Todo.Domain.Users;

namespace Todo.Infrastructure.Security;

/// <summary>ASP.NET Core Identity's hasher: PBKDF2-HMAC-SHA512, salted, its rounds named in the hash.</summary>
internal sealed class PasswordHasher : IPasswordHasher, IDisposable
{
    /// <summary>The framework's hasher takes a user that it does not use.</summary>
    private static readonly object Nobody = new();

    private readonly PasswordHasher<object> _hasher;
    private readonly Lazy<string> _dummyHash;
    private readonly SemaphoreSlim _places = new(Math.Max(1, Environment.ProcessorCount - 1));

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

    public void Dispose() => _places.Dispose();

    /// <summary>A hash takes a core for a tenth of a second: not so many at a time that other requests find none.</summary>
    private async Task<T> RunAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(work, cancellationToken);
        }
        finally
        {
            _places.Release();
        }
    }
}
