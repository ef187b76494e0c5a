using Todo.Application.SingleSignOn;
using Todo.Tests.Harness;

namespace Todo.Tests.SingleSignOn;

[DatabaseIndependent]
internal sealed class AccountNameTests
{
    private const string Pair = "\ud83d\ude00";

    [TestCase("Ada Lovelace", "Ada Lovelace")]
    [TestCase("  Ada\t", "Ada")]
    [TestCase(null, "ada")]
    [TestCase("", "ada")]
    [TestCase(" \u00a0 ", "ada")]
    public void Name_is_that_of_the_provider_or_the_part_of_the_address_before_the_at(string? name, string expected) =>
        Assert.That(AccountName.Of(name, " ada@example.com"), Is.EqualTo(expected));

    [Test]
    public void Name_that_no_database_stores_is_replaced()
    {
        Assert.That(AccountName.Of("Ada\0", "ada@example.com"), Is.EqualTo("ada"));
        Assert.That(AccountName.Of("Ada\ud83d", "ada@example.com"), Is.EqualTo("ada"));
    }

    [Test]
    public void Long_name_is_cut_to_200_units_but_not_within_a_character()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(AccountName.Of(new string('n', 201), "ada@example.com"), Is.EqualTo(new string('n', 200)));
            Assert.That(AccountName.Of(new string('n', 199) + Pair, "ada@example.com"), Is.EqualTo(new string('n', 199)));
            Assert.That(AccountName.Of(new string('n', 198) + Pair + "x", "ada@example.com"), Is.EqualTo(new string('n', 198) + Pair));
            Assert.That(AccountName.Of(new string('n', 199) + " x", "ada@example.com"), Is.EqualTo(new string('n', 199)));
        }
    }
}
