using Todo.Domain;

namespace Todo.Tests.Domain;

internal sealed class TextTests
{
    [TestCase("", true)]
    [TestCase("plain, ä, 漢字", true)]
    [TestCase("\U0001F600\U0010FFFF", true)]
    [TestCase("\u0001\uffff", true)]
    [TestCase("a\0b", false)]
    public void Text_is_well_formed_without_NUL_and_unpaired_surrogates(string text, bool expected) =>
        Assert.That(Text.IsWellFormed(text), Is.EqualTo(expected));

    [TestCase("", 0)]
    [TestCase("abc", 3)]
    [TestCase("e\u0301", 2)]
    [TestCase("\U0001F600\U0001F600", 2)]
    public void Code_points_are_counted_not_units(string text, int expected) => Assert.That(Text.CodePoints(text), Is.EqualTo(expected));

    /// <summary>No arguments of an attribute: those are kept in UTF-8, which has no unpaired surrogates.</summary>
    private static readonly string[] Torn = ["\ud83d", "\ud83dx", "\ud83d\ud83d\ude00", "\ude00", "\U0001F600\ude00"];

    [TestCaseSource(nameof(Torn))]
    public void Text_with_an_unpaired_surrogate_is_not_well_formed(string text) => Assert.That(Text.IsWellFormed(text), Is.False);

    [Test]
    public void An_unpaired_surrogate_counts_as_one_code_point() => Assert.That(Text.CodePoints("a\ud83d"), Is.EqualTo(2));
}
