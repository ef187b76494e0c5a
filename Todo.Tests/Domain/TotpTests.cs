using System.Text;
using Todo.Domain.SecondFactors;
using Todo.Tests.Harness;

namespace Todo.Tests.Domain;

/// <summary>Codes, against the test vectors of RFC 4226 and RFC 6238.</summary>
[DatabaseIndependent]
internal sealed class TotpTests
{
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes("12345678901234567890");

    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_111_111_111);

    [TestCase(0, "755224")]
    [TestCase(1, "287082")]
    [TestCase(2, "359152")]
    [TestCase(3, "969429")]
    [TestCase(4, "338314")]
    [TestCase(5, "254676")]
    [TestCase(6, "287922")]
    [TestCase(7, "162583")]
    [TestCase(8, "399871")]
    [TestCase(9, "520489")]
    public void Counters_give_the_codes_of_RFC_4226(long counter, string code) => Assert.That(Totp.CodeOf(Secret, counter), Is.EqualTo(code));

    /// <summary>The RFC lists eight digits, of which these are the last six.</summary>
    [TestCase(59, "287082")]
    [TestCase(1_111_111_109, "081804")]
    [TestCase(1_111_111_111, "050471")]
    [TestCase(1_234_567_890, "005924")]
    [TestCase(2_000_000_000, "279037")]
    [TestCase(20_000_000_000, "353130")]
    public void Times_give_the_codes_of_RFC_6238(long time, string code) =>
        Assert.That(Totp.CodeOf(Secret, Totp.StepAt(DateTimeOffset.FromUnixTimeSeconds(time))), Is.EqualTo(code));

    [TestCase(-2, false)]
    [TestCase(-1, true)]
    [TestCase(0, true)]
    [TestCase(1, true)]
    [TestCase(2, false)]
    public void A_code_may_be_early_or_late_by_one_step(int offset, bool isValid)
    {
        var step = Totp.StepAt(Now) + offset;

        Assert.That(Totp.FindStep(Secret, Totp.CodeOf(Secret, step), Now), Is.EqualTo(isValid ? step : (long?)null));
    }

    [TestCase("")]
    [TestCase("50471")]
    [TestCase("0050471")]
    [TestCase("050472")]
    public void Another_text_has_no_step(string code) => Assert.That(Totp.FindStep(Secret, code, Now), Is.Null);

    [Test]
    public void Of_steps_with_the_same_code_the_last_one_is_found()
    {
        // The first two steps in a row whose codes are the same.
        const long Twin = 910_737;

        Assert.That(Totp.CodeOf(Secret, Twin), Is.EqualTo("911617").And.EqualTo(Totp.CodeOf(Secret, Twin + 1)));
        Assert.That(Totp.FindStep(Secret, "911617", DateTimeOffset.FromUnixTimeSeconds(Twin * Totp.StepSeconds)), Is.EqualTo(Twin + 1));
    }

    [Test]
    public void Secrets_have_160_bits_and_differ()
    {
        byte[][] secrets = [Totp.CreateSecret(), Totp.CreateSecret()];

        Assert.That(secrets, Is.All.Length.EqualTo(20));
        Assert.That(secrets[0], Is.Not.EqualTo(secrets[1]));
    }

    [TestCase("", "")]
    [TestCase("f", "MY")]
    [TestCase("fo", "MZXQ")]
    [TestCase("foo", "MZXW6")]
    [TestCase("foob", "MZXW6YQ")]
    [TestCase("fooba", "MZXW6YTB")]
    [TestCase("foobar", "MZXW6YTBOI")]
    public void Base32_is_that_of_RFC_4648_without_padding(string text, string expected) =>
        Assert.That(Base32.Encode(Encoding.ASCII.GetBytes(text)), Is.EqualTo(expected));
}
