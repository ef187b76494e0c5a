using System.Buffers.Binary;
using System.Diagnostics;
using Microsoft.Extensions.Options;
using Todo.Application.Users;
using Todo.Domain.Users;
using Todo.Infrastructure.Users;
using Todo.Tests.Harness;

namespace Todo.Tests.Security;

/// <summary>The password hashes.</summary>
[DatabaseIndependent]
internal sealed class PasswordHasherTests
{
    private const int Iterations = 10_000;

    private readonly HashQueue _queue = new(threads: 1, capacity: 10);

    [TearDown]
    public void Dispose() => _queue.Dispose();

    [Test]
    public async Task A_hash_is_salted_PBKDF2_with_HMAC_SHA512_and_the_rounds_of_the_setting()
    {
        var hasher = Create();

        var hash = await HashAsync(hasher);
        var other = await HashAsync(hasher);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(FunctionOf(hash), Is.EqualTo(2), "HMAC-SHA512");
            Assert.That(PasswordHasher.RoundsOf(hash), Is.EqualTo(Iterations));
            Assert.That(other, Is.Not.EqualTo(hash));
        }
    }

    [TestCase("zq7!kd0x", Iterations, PasswordVerification.Success)]
    [TestCase("zq7!kd0X", Iterations, PasswordVerification.Failed)]
    [TestCase("zq7!kd0x", Iterations + 1, PasswordVerification.SuccessRehashNeeded)]
    [TestCase("zq7!kd0X", Iterations + 1, PasswordVerification.Failed)]
    public async Task A_password_is_verified_and_a_weaker_hash_is_reported(string password, int today, PasswordVerification expected)
    {
        var user = await RegisterAsync(Create());

        Assert.That(await VerifyAsync(Create(today), user, password), Is.EqualTo(expected));
    }

    [TestCase(Iterations, 50 * Iterations)]
    [TestCase(50 * Iterations, Iterations)]
    public async Task A_wrong_password_costs_as_much_as_an_unknown_address_after_the_setting_changes(int then, int today)
    {
        var user = await RegisterAsync(Create(then));
        var hasher = Create(today);
        // The cost for an address without an account is learned from the verified hashes.
        await VerifyAsync(hasher, user, "wrong password");

        // The minimum of several alternating measurements: other load on the machine only increases them.
        var (known, unknown) = (TimeSpan.MaxValue, TimeSpan.MaxValue);
        for (var i = 0; i < 3; i++)
        {
            known = Least(known, await TimeAsync(hasher, user));
            unknown = Least(unknown, await TimeAsync(hasher, null));
        }

        // The ratio was fifty before the fix.
        Assert.That(known / unknown, Is.InRange(1d / 7, 7d));
    }

    [Test]
    public void The_list_of_common_passwords_has_at_least_three_thousand_of_sufficient_length()
    {
        using var stream = typeof(CommonPasswords).Assembly.GetManifestResourceStream("common-passwords.txt")!;
        using var reader = new StreamReader(stream);
        var common = new CommonPasswords();
        var listed = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#').Distinct().ToArray();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(listed.Count(password => password.Length >= 8), Is.GreaterThanOrEqualTo(3000));
            Assert.That(listed, Is.All.Matches<string>(common.Contains));
            Assert.That(common.Contains("zq7!kd0x"), Is.False);
        }
    }

    private PasswordHasher Create(int iterations = Iterations) => new(Options.Create(new PasswordOptions { Iterations = iterations }), _queue, new NoClient());

    private static async Task<string> HashAsync(PasswordHasher hasher) =>
        (await hasher.HashAsync("zq7!kd0x", CancellationToken.None)).TryGetValue(out var hash, out var failure) ? hash : throw new AssertionException(failure.Code);

    private static async Task<User> RegisterAsync(PasswordHasher hasher) =>
        User.Register("Ada", "ada@example.com", await HashAsync(hasher), "UTC", DateTimeOffset.UnixEpoch);

    private static async Task<PasswordVerification> VerifyAsync(PasswordHasher hasher, User? user, string password) =>
        (await hasher.VerifyAsync(user, password, CancellationToken.None)).TryGetValue(out var verification, out var failure)
            ? verification
            : throw new AssertionException(failure.Code);

    private static async Task<TimeSpan> TimeAsync(PasswordHasher hasher, User? user)
    {
        var begun = Stopwatch.GetTimestamp();
        await VerifyAsync(hasher, user, "wrong password");
        return Stopwatch.GetElapsedTime(begun);
    }

    private static TimeSpan Least(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static uint FunctionOf(string hash) => BinaryPrimitives.ReadUInt32BigEndian(Convert.FromBase64String(hash).AsSpan(1));
}
