using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Todo.Application.Common;
using Todo.Infrastructure.Keys;
using Todo.Infrastructure.Secrets;
using Todo.Tests.Harness;

namespace Todo.Tests.Security;

/// <summary>Secrets in the database are encrypted under a key outside it (docs/decisions/0018).</summary>
[DatabaseIndependent]
internal sealed class SecretProtectorTests
{
    private const string Purpose = "test";

    /// <summary>Encrypted by an independent implementation of AES-GCM and HKDF (Python's cryptography), under the key of the test.</summary>
    private const string FirstVersion = "ASqShtJkZWZnaGlqa2xtbm88c7tGCow17FsWq7DbEjLK5tPkUpm1CNrS9A==";

    private static readonly byte[] Secret = Encoding.UTF8.GetBytes("the secret");

    [Test]
    public void A_secret_can_be_read_again_and_is_encrypted_differently_each_time()
    {
        using var keys = new KeyFolder();
        var protector = ProtectorOf(keys);

        var first = protector.Protect(Secret, Purpose);
        var second = protector.Protect(Secret, Purpose);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(protector.Unprotect(first, Purpose), Is.EqualTo(Secret));
            Assert.That(protector.Unprotect(second, Purpose), Is.EqualTo(Secret));
            Assert.That(first, Is.Not.EqualTo(second));
            Assert.That(Encoding.Latin1.GetString(first), Does.Not.Contain("secret"));
        }
    }

    [Test]
    public void A_secret_cannot_be_read_for_another_purpose_or_after_a_change_of_any_byte()
    {
        using var keys = new KeyFolder();
        var protector = ProtectorOf(keys);
        var encrypted = protector.Protect(Secret, Purpose);

        Assert.That(() => protector.Unprotect(encrypted, "another"), Throws.InstanceOf<SecretKeyException>());
        for (var i = 0; i < encrypted.Length; i++)
        {
            var changed = encrypted.ToArray();
            changed[i] ^= 1;
            Assert.That(() => protector.Unprotect(changed, Purpose), Throws.InstanceOf<SecretKeyException>(), $"byte {i}");
        }
        for (var length = 0; length < encrypted.Length; length++)
            Assert.That(() => protector.Unprotect(encrypted.AsSpan(0, length), Purpose), Throws.InstanceOf<SecretKeyException>());
    }

    [Test]
    public void A_secret_of_the_first_version_can_be_read_forever()
    {
        using var keys = new KeyFolder();
        TestKeys.Write(keys[SecretKeyFile.Name], "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n");

        var secret = ProtectorOf(keys).Unprotect(Convert.FromBase64String(FirstVersion), Purpose);

        Assert.That(secret, Is.EqualTo(Secret));
    }

    [Test]
    public void Programs_that_start_at_once_create_one_key_between_them()
    {
        using var keys = new KeyFolder();
        var protectors = Enumerable.Range(0, 8).Select(_ => ProtectorOf(keys)).ToArray();

        var encrypted = protectors.AsParallel().WithDegreeOfParallelism(8).Select(protector => protector.Protect(Secret, Purpose)).ToArray();

        Assert.That(encrypted.Select(one => protectors[0].Unprotect(one, Purpose)), Is.All.EqualTo(Secret));
        Assert.That(Directory.GetFiles(keys[string.Empty]), Is.EqualTo([keys[SecretKeyFile.Name]]));
        if (!OperatingSystem.IsWindows())
            Assert.That(File.GetUnixFileMode(keys[SecretKeyFile.Name]), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Test]
    public void A_new_first_line_encrypts_and_instances_that_started_before_can_read_it()
    {
        using var keys = new KeyFolder();
        var before = ProtectorOf(keys);
        var old = before.Protect(Secret, Purpose);
        TestKeys.Write(keys[SecretKeyFile.Name], Convert.ToBase64String(new byte[32]) + "\n" + File.ReadAllText(keys[SecretKeyFile.Name]));

        var after = ProtectorOf(keys);
        var fresh = after.Protect(Secret, Purpose);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(fresh.AsSpan(1, 4).SequenceEqual(old.AsSpan(1, 4)), Is.False, "encrypted under the new key");
            Assert.That(after.Unprotect(old, Purpose), Is.EqualTo(Secret));
            Assert.That(before.Unprotect(fresh, Purpose), Is.EqualTo(Secret));
        }
    }

    [Test]
    public void With_a_shared_signing_key_the_key_is_derived_from_it()
    {
        var one = ProtectorOf(new JwtOptions { SigningKey = new string('a', 32) });
        var same = ProtectorOf(new JwtOptions { SigningKey = new string('a', 32) });
        var other = ProtectorOf(new JwtOptions { SigningKey = new string('b', 32) });
        var encrypted = one.Protect(Secret, Purpose);

        Assert.That(same.Unprotect(encrypted, Purpose), Is.EqualTo(Secret));
        Assert.That(() => other.Unprotect(encrypted, Purpose), Throws.InstanceOf<SecretKeyException>());
    }

    [Test]
    public void A_missing_key_is_not_replaced_when_a_secret_is_read()
    {
        using var keys = new KeyFolder();
        var encrypted = ProtectorOf(keys).Protect(Secret, Purpose);
        keys.Remove(SecretKeyFile.Name);

        Assert.That(
            () => ProtectorOf(keys).Unprotect(encrypted, Purpose), Throws.InstanceOf<SecretKeyException>().With.Message.Contains("does not exist"));
        Assert.That(File.Exists(keys[SecretKeyFile.Name]), Is.False);
    }

    [TestCase("", "it is empty")]
    [TestCase("\n \n", "it is empty")]
    [TestCase("AAAA", "32 bytes in Base64")]
    [TestCase("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\nnot Base64", "32 bytes in Base64")]
    public void An_unusable_key_is_refused_with_the_reason(string content, string reason)
    {
        using var keys = new KeyFolder();
        TestKeys.Write(keys[SecretKeyFile.Name], content);

        Assert.That(
            () => ProtectorOf(keys).Protect(Secret, Purpose),
            Throws.InstanceOf<SecretKeyException>().With.Message.Contains(reason).And.Message.Contains(keys[SecretKeyFile.Name]));
    }

    [Test]
    public void A_key_that_every_user_can_read_is_refused()
    {
        Skip.UnlessFilesHaveModes();
        using var keys = new KeyFolder();
        TestKeys.Write(keys[SecretKeyFile.Name], Convert.ToBase64String(new byte[32]));
        keys.SetMode(SecretKeyFile.Name, 0x1A4);

        Assert.That(
            () => ProtectorOf(keys).Protect(Secret, Purpose), Throws.InstanceOf<SecretKeyException>().With.Message.Contains("every user"));
    }

    [Test]
    public void A_key_that_cannot_be_created_is_refused_with_the_command_that_creates_it()
    {
        // A folder that does not exist: unlike a read-only one, not even root can create a file in it.
        var protector = ProtectorOf(new JwtOptions { KeysPath = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N")) });

        Assert.That(
            () => protector.Protect(Secret, Purpose), Throws.InstanceOf<SecretKeyException>().With.Message.Contains("openssl rand -base64 32"));
    }

    private static SecretProtector ProtectorOf(KeyFolder keys) => ProtectorOf(new JwtOptions { KeysPath = keys[string.Empty] });

    private static SecretProtector ProtectorOf(JwtOptions options) =>
        new(new SecretKeyRing(Options.Create(options), new ServiceCollection().BuildServiceProvider()));
}
