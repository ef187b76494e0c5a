using Todo.Domain;
using Todo.Tests.Harness;

namespace Todo.Tests.Domain;

[DatabaseIndependent]
internal sealed class TextTests
{
    [TestCase("", true)]
    [TestCase("plain, ä, 漢字", true)]
    [TestCase("\U0001F600\U0010FFFF", true)]
    [TestCase("a\0b", false)]
    public void Text_is_well_formed_without_NUL_and_unpaired_surrogates(string text, bool expected) =>
        Assert.That(Text.IsWellFormed(text), Is.EqualTo(expected));

    [TestCase("", 0)]
    [TestCase("abc", 3)]
    [TestCase("e\u0301", 2)]
    [TestCase("\U0001F600\U0001F600", 2)]
    public void Code_points_are_counted_not_units(string text, int expected) => Assert.That(Text.CodePoints(text), Is.EqualTo(expected));

    // Not as test case arguments: a runner that selects tests by name does not find names with such characters.
    [Test]
    public void Control_characters_and_noncharacters_are_well_formed() => Assert.That(Text.IsWellFormed("\u0001\uffff"));

    [Test]
    public void Text_with_an_unpaired_surrogate_is_not_well_formed() => Assert.That(
        (string[])["\ud83d", "\ud83dx", "\ud83d\ud83d\ude00", "\ude00", "\U0001F600\ude00"],
        Has.None.Matches<string>(Text.IsWellFormed));

    [Test]
    public void An_unpaired_surrogate_counts_as_one_code_point() => Assert.That(Text.CodePoints("a\ud83d"), Is.EqualTo(2));
}
