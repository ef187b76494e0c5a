using System.Buffers.Binary;
using System.Reflection;
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

    [Test]
    public async Task A_hash_is_salted_PBKDF2_with_HMAC_SHA512_and_the_rounds_of_the_setting()
    {
        using var hasher = Create();

        var hash = await hasher.HashAsync("zq7!kd0x", CancellationToken.None);
        var other = await hasher.HashAsync("zq7!kd0x", CancellationToken.None);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(FunctionOf(hash), Is.EqualTo(2), "HMAC-SHA512");
            Assert.That(IterationsOf(hash), Is.EqualTo(Iterations));
            Assert.That(other, Is.Not.EqualTo(hash));
        }
    }

    [TestCase("zq7!kd0x", Iterations, PasswordVerification.Success)]
    [TestCase("zq7!kd0X", Iterations, PasswordVerification.Failed)]
    [TestCase("zq7!kd0x", Iterations + 1, PasswordVerification.SuccessRehashNeeded)]
    [TestCase("zq7!kd0X", Iterations + 1, PasswordVerification.Failed)]
    public async Task A_password_is_verified_and_a_weaker_hash_is_told(string password, int today, PasswordVerification expected)
    {
        using var then = Create();
        using var now = Create(today);
        var user = User.Register("Ada", "ada@example.com", await then.HashAsync("zq7!kd0x", CancellationToken.None), DateTimeOffset.UnixEpoch);

        Assert.That(await now.VerifyAsync(user, password, CancellationToken.None), Is.EqualTo(expected));
    }

    [Test]
    public async Task Without_a_user_a_hash_of_the_same_rounds_is_verified_all_the_same()
    {
        using var hasher = Create();
        var dummy = (Lazy<string>)typeof(PasswordHasher).GetField("_dummyHash", BindingFlags.NonPublic | BindingFlags.Instance)!.GetValue(hasher)!;

        var verification = await hasher.VerifyAsync(null, "zq7!kd0x", CancellationToken.None);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(verification, Is.EqualTo(PasswordVerification.Failed));
            Assert.That(dummy.IsValueCreated, "the hash that stands in was verified");
            Assert.That(IterationsOf(dummy.Value), Is.EqualTo(Iterations));
        }
    }

    [Test]
    public void The_list_of_well_known_passwords_has_at_least_three_thousand_that_length_alone_would_let_pass()
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

    private static PasswordHasher Create(int iterations = Iterations) => new(Options.Create(new PasswordOptions { Iterations = iterations }));

    private static uint FunctionOf(string hash) => BinaryPrimitives.ReadUInt32BigEndian(Convert.FromBase64String(hash).AsSpan(1));

    private static uint IterationsOf(string hash) => BinaryPrimitives.ReadUInt32BigEndian(Convert.FromBase64String(hash).AsSpan(5));
}
