using Todo.Domain.Todos;
using Todo.Tests.Harness;

namespace Todo.Tests.Domain;

[DatabaseIndependent]
internal sealed class LabelSetTests
{
    [Test]
    public void A_set_has_its_labels_in_the_order_given()
    {
        var labels = new LabelSet("b", "a", "C");

        Assert.That(labels, Is.EqualTo(new[] { "b", "a", "C" }));
        Assert.That((labels.Count, labels[1], LabelSet.None.Count), Is.EqualTo((3, "a", 0)));
    }

    [TestCase("home", true)]
    [TestCase("two words", true)]
    [TestCase(" x ", true)]
    [TestCase("\U0001F600", true)]
    [TestCase("", false)]
    [TestCase(" \u2003", false)]
    [TestCase("a\tb", false, TestName = "A_label_has_no_tab")]
    [TestCase("a\u0085b", false, TestName = "A_label_has_no_control_character_of_Latin_1")]
    [TestCase("a\0", false, TestName = "A_label_has_no_NUL")]
    public void A_label_is_not_blank_and_without_control_characters(string name, bool expected) =>
        Assert.That(LabelSet.IsLabel(name), Is.EqualTo(expected));

    [Test]
    public void A_label_has_no_unpaired_surrogate() => Assert.That(LabelSet.IsLabel("a\ud800"), Is.False);

    [TestCase("x", 50, true)]
    [TestCase("x", 51, false)]
    [TestCase("\U0001F600", 25, true)]
    [TestCase("\U0001F600", 26, false)]
    public void A_label_has_at_most_50_UTF16_units(string text, int times, bool expected) =>
        Assert.That(LabelSet.IsLabel(string.Concat(Enumerable.Repeat(text, times))), Is.EqualTo(expected));

    [TestCase("a,b", true)]
    [TestCase("a,A", false)]
    [TestCase("ß,ẞ", false)]
    [TestCase("ß,ss", true)]
    [TestCase("Σ,σ", false)]
    [TestCase("σ,ς", false)]
    [TestCase("i,İ", true)]
    [TestCase("", true)]
    public void Labels_are_distinct_if_their_simple_case_foldings_are(string names, bool expected) =>
        Assert.That(LabelSet.AreDistinct(names.Split(',', StringSplitOptions.RemoveEmptyEntries)), Is.EqualTo(expected));

    [TestCase("a,b,c", "b", "x", "a,x,c")]
    [TestCase("a,B,c", "b", "x", "a,x,c")]
    [TestCase("a,b,c", "b", "B", "a,B,c")]
    [TestCase("a,b,c", "c", "A", "A,b")]
    [TestCase("a,b,c", "a", "c", "c,b")]
    [TestCase("a,ς,c", "Σ", "x", "a,x,c")]
    [TestCase("a", "a", "a", "a")]
    public void Renaming_replaces_a_label_and_merges_it_with_the_one_that_has_the_name(string labels, string name, string newName, string expected) =>
        Assert.That(string.Join(',', new LabelSet(labels.Split(',')).Rename(name, newName)), Is.EqualTo(expected));

    [TestCase("a,b,c", "b", "a,c")]
    [TestCase("a,B,c", "b", "a,c")]
    [TestCase("a", "A", "")]
    [TestCase("a", "x", "a")]
    [TestCase("straße,x", "STRAẞE", "x")]
    public void Removing_takes_a_label_away_in_any_spelling(string labels, string name, string expected) =>
        Assert.That(string.Join(',', new LabelSet(labels.Split(',')).Without(name)), Is.EqualTo(expected));
}
