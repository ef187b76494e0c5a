using Todo.Domain.Users;
using Todo.Tests.Harness;

namespace Todo.Tests.Domain;

[DatabaseIndependent]
internal sealed class EmailAddressTests
{
    [TestCase("ada@example.com", "ADA@EXAMPLE.COM")]
    [TestCase(" \tada@example.com\r\n", "ADA@EXAMPLE.COM")]
    [TestCase("\u3000ada@example.com\u00a0", "ADA@EXAMPLE.COM")]
    [TestCase("jose\u0301@example.com", "JOS\u00c9@EXAMPLE.COM")]
    [TestCase("jos\u00e9@example.com", "JOS\u00c9@EXAMPLE.COM")]
    [TestCase("istanbul@example.com", "ISTANBUL@EXAMPLE.COM")]
    [TestCase("stra\u00dfe@example.com", "STRA\u00dfE@EXAMPLE.COM")]
    public void Addresses_compare_by_the_upper_case_of_their_NFC_form(string address, string expected) =>
        Assert.That(EmailAddress.Normalize(address), Is.EqualTo(expected));

    [TestCase("ada@example.com", " ADA@Example.com", true)]
    [TestCase("jos\u00e9@example.com", "jos\u00e9@example.com", true)]
    [TestCase("jos\u00e9@example.com", "jos\u00c9@example.com", false)]
    [TestCase("jos\u00e9@example.com", "jose\u0301@example.com", false)]
    [TestCase("k@example.com", "\u212a@example.com", false)]
    [TestCase("user@example.com", "u\u017fer@example.com", false)]
    [TestCase("a@example.com", "a@example.co", false)]
    [TestCase("a`b@example.com", "a@b@example.com", false)]
    [TestCase("a{@example.com", "a[@example.com", false)]
    public void A_mailbox_is_the_same_if_only_the_case_of_ASCII_letters_differs(string one, string other, bool expected) =>
        Assert.That(EmailAddress.IsSameMailbox(one, other), Is.EqualTo(expected));

    [Test]
    public void Comparison_does_not_depend_on_the_culture_of_the_server()
    {
        var culture = System.Globalization.CultureInfo.CurrentCulture;
        try
        {
            System.Globalization.CultureInfo.CurrentCulture = new("tr-TR");
            Assert.That(EmailAddress.Normalize("i@example.com"), Is.EqualTo("I@EXAMPLE.COM"));
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = culture;
        }
    }

    [Test]
    public void An_address_that_cannot_be_normalized_is_implausible_but_comparable([Values('\ud83d', '\ufffe')] char odd)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(EmailAddress.IsPlausible($"a{odd}@example.com"), Is.False);
            Assert.That(EmailAddress.Normalize($"a{odd}@example.com"), Is.EqualTo($"A{odd}@EXAMPLE.COM"));
        }
    }

    [TestCase("a@b")]
    [TestCase("ada+todo@example.com")]
    [TestCase("o'neil.{}|~!#$%&*/=?^_`-@example.com")]
    [TestCase("ada@xn--exmple-cua.com")]
    [TestCase("\U0001F600@example.com")]
    public void An_address_is_plausible(string address) => Assert.That(EmailAddress.IsPlausible(address));

    [TestCase("")]
    [TestCase("@")]
    [TestCase("ada")]
    [TestCase("ada@")]
    [TestCase("@example.com")]
    [TestCase("ada@example.com@example.com")]
    [TestCase("ada@example.com.")]
    [TestCase("ada@.example.com")]
    [TestCase("a..da@example.com")]
    [TestCase("\"ada\"@example.com")]
    [TestCase("ada@[127.0.0.1]")]
    [TestCase("ada@example-.com")]
    [TestCase("ada@exam$ple.com")]
    [TestCase("a da@example.com")]
    [TestCase("a\u2003da@example.com")]
    [TestCase("a\u007fda@example.com")]
    [TestCase("a\u202eda@example.com")]
    [TestCase("a\u0085da@example.com")]
    public void An_address_is_implausible(string address) => Assert.That(EmailAddress.IsPlausible(address), Is.False);

    [TestCase(64, true)]
    [TestCase(65, false)]
    public void The_local_part_has_at_most_64_characters(int length, bool expected) =>
        Assert.That(EmailAddress.IsPlausible(new string('a', length) + "@example.com"), Is.EqualTo(expected));

    [TestCase(63, true)]
    [TestCase(64, false)]
    public void A_label_of_the_host_has_at_most_63_characters(int length, bool expected) =>
        Assert.That(EmailAddress.IsPlausible($"ada@{new string('a', length)}.com"), Is.EqualTo(expected));

    [TestCase(200, true)]
    [TestCase(201, false)]
    public void An_address_has_at_most_200_characters_not_counting_surrounding_white_space(int length, bool expected)
    {
        var host = string.Join('.', Enumerable.Repeat(new string('a', 40), 5))[..(length - "ada@".Length)];

        Assert.That(EmailAddress.IsPlausible($" ada@{host} "), Is.EqualTo(expected));
    }
}
