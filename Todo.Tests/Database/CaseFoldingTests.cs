using System.Text;
using Todo.Domain;
using Todo.Tests.Harness;

namespace Todo.Tests.Database;

/// <summary>Unicode's simple case folding.</summary>
[DatabaseIndependent]
internal sealed class CaseFoldingTests
{
    private static readonly Rune[] AllRunes =
        [.. Enumerable.Range(0, 0x110000).Where(Rune.IsValid).Select(value => new Rune(value))];

    [TestCase("", "")]
    [TestCase("plain, already", "plain, already")]
    [TestCase("Plain", "plain")]
    [TestCase("I", "i")]
    [TestCase("aİb", "aİb")]
    [TestCase("ς", "σ")]
    [TestCase("ẞ", "ß")]
    [TestCase("ß", "ß")]
    [TestCase("\uAB70", "\u13A0")]
    [TestCase("\U00010400x", "\U00010428x")]
    [TestCase("😀A", "😀a")]
    public void Text_folds_to_its_simple_case_folding(string text, string folded) => Assert.That(CaseFolding.Fold(text), Is.EqualTo(folded));

    [Test]
    public void Folding_twice_is_folding_once() =>
        Assert.That(AllRunes.Where(rune => Fold(Fold(rune)) != Fold(rune)), Is.Empty);

    [Test]
    public void A_letter_folds_like_its_uppercase_form()
    {
        // Like simple folding, the framework maps one code point to one. These two lose their dots in its uppercase forms.
        string[] exceptions = ["ı", "İ"];
        var different = AllRunes.Where(rune => Fold(rune) != Fold(Rune.ToUpperInvariant(rune).ToString())).Select(rune => rune.ToString());

        Assert.That(different.Except(exceptions), Is.Empty);
    }

    [Test]
    public void Other_characters_do_not_change()
    {
        var changed = AllRunes.Where(rune => !Rune.IsLetter(rune) && Fold(rune) != rune.ToString());

        // Roman numerals, circled letters and a combining iota have case without being letters.
        Assert.That(changed.Select(Rune.GetUnicodeCategory).Distinct(), Is.SubsetOf(new[]
        {
            System.Globalization.UnicodeCategory.LetterNumber,
            System.Globalization.UnicodeCategory.OtherSymbol,
            System.Globalization.UnicodeCategory.NonSpacingMark,
        }));
    }

    [Test]
    public void Folding_keeps_the_number_of_code_points()
    {
        var text = string.Concat(AllRunes);

        Assert.That(CaseFolding.Fold(text).EnumerateRunes().Count(), Is.EqualTo(AllRunes.Length));
    }

    private static string Fold(Rune rune) => Fold(rune.ToString());

    private static string Fold(string text) => CaseFolding.Fold(text);
}
