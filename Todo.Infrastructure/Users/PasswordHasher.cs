using System.Buffers.Binary;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Cryptography.KeyDerivation;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Todo.Application.Common;
using Todo.Application.Users;
using Todo.Domain.Users;

namespace Todo.Infrastructure.Users;

/// <summary>ASP.NET Core Identity's hasher: PBKDF2-HMAC-SHA512, salted, its rounds named in the hash.</summary>
internal sealed class PasswordHasher : IPasswordHasher
{
    /// <summary>The framework's hasher takes a user that it does not use.</summary>
    private static readonly object Nobody = new();

    private static readonly byte[] NoSalt = new byte[16];

    private readonly PasswordHasher<object> _hasher;
    private readonly HashQueue _queue;
    private readonly ICurrentClient _client;
    private readonly Lazy<string> _dummyHash;
    private int _mostRounds;

    public PasswordHasher(IOptions<PasswordOptions> options, HashQueue queue, ICurrentClient client)
    {
        _hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = options.Value.Iterations }));
        (_queue, _client) = (queue, client);
        _dummyHash = new(() => _hasher.HashPassword(Nobody, Guid.NewGuid().ToString()));
        _mostRounds = options.Value.Iterations;
    }

    public Task<Result<string>> HashAsync(string password, CancellationToken cancellationToken) =>
        _queue.RunAsync(_client.Key, () => _hasher.HashPassword(Nobody, password), cancellationToken);

    public Task<Result<PasswordVerification>> VerifyAsync(User? user, string password, CancellationToken cancellationToken) =>
        _queue.RunAsync(_client.Key, () => Verify(user is { HasPassword: true } ? user.PasswordHash : null, password), cancellationToken);

    /// <summary>The rounds that a hash names after a marker and the function, each number in four bytes.</summary>
    internal static int RoundsOf(string hash) => BinaryPrimitives.ReadInt32BigEndian(Convert.FromBase64String(hash).AsSpan(5));

    private PasswordVerification Verify(string? hash, string password)
    {
        var compared = hash ?? _dummyHash.Value;
        var rounds = RoundsOf(compared);
        var most = MostRounds(rounds);
        var result = _hasher.VerifyHashedPassword(Nobody, compared, password);
        if (hash is not null && result == PasswordVerificationResult.Success)
            return PasswordVerification.Success;
        if (hash is not null && result == PasswordVerificationResult.SuccessRehashNeeded)
            return PasswordVerification.SuccessRehashNeeded;
        Spend(password, most - rounds);
        return PasswordVerification.Failed;
    }

    /// <summary>
    /// Every failure costs the rounds of the strongest hash seen. Otherwise, once the setting has changed, the time would tell an
    /// address whose hash is still the old one from an address without an account.
    /// </summary>
    private int MostRounds(int atLeast)
    {
        var most = Volatile.Read(ref _mostRounds);
        while (most < atLeast)
        {
            var seen = Interlocked.CompareExchange(ref _mostRounds, atLeast, most);
            most = seen == most ? atLeast : seen;
        }
        return most;
    }

    private static void Spend(string password, int rounds)
    {
        if (rounds > 0)
            KeyDerivation.Pbkdf2(password, NoSalt, KeyDerivationPrf.HMACSHA512, rounds, SHA256.HashSizeInBytes);
    }
}
