using Todo.Application.Todos;
using Todo.Tests.Harness;

namespace Todo.Tests.Application;

[DatabaseIndependent]
internal sealed class TodoCursorTests
{
    private const long End = 1L << 53;

    private static readonly TodoPosition Position = new(1_795_262_400_123_456, 42);

    private static readonly TodoSort[] Sorts = [.. TodoSort.Names.Select(name => TodoSort.Parse(name)!)];

    [Test]
    public void A_decoded_cursor_equals_the_encoded_position([ValueSource(nameof(Sorts))] TodoSort sort)
    {
        var text = TodoCursor.Encode(sort, Position);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(TodoCursor.TryDecode(text, sort, out var position));
            Assert.That(position, Is.EqualTo(Position));
            Assert.That(text, Does.Match("^[A-Za-z0-9_-]+$"), "needs no encoding in a URL");
        }
    }

    [Test]
    public void A_cursor_is_valid_only_for_its_own_sort([ValueSource(nameof(Sorts))] TodoSort sort)
    {
        var text = TodoCursor.Encode(sort, Position);

        Assert.That(Sorts.Where(other => TodoCursor.TryDecode(text, other, out _)), Is.EqualTo((TodoSort[])[sort]));
    }

    [Test]
    public void A_cursor_with_one_changed_character_is_invalid()
    {
        var text = TodoCursor.Encode(TodoSort.ById, Position);

        using (Assert.EnterMultipleScope())
        {
            for (var i = 0; i < text.Length; i++)
            {
                var changed = text.Remove(i, 1).Insert(i, text[i] == 'A' ? "B" : "A");
                Assert.That(TodoCursor.TryDecode(changed, TodoSort.ById, out _), Is.False, changed);
            }
        }
    }

    [TestCase("")]
    [TestCase("1")]
    [TestCase("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [TestCase("!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!")]
    [TestCase("äääääääääääääääääääääääääääääääää")]
    public void Other_texts_are_not_cursors(string text) => Assert.That(TodoCursor.TryDecode(text, TodoSort.ById, out _), Is.False);

    [Test]
    public void A_cursor_with_surrounding_text_is_invalid()
    {
        var text = TodoCursor.Encode(TodoSort.ById, Position);

        Assert.That((string[])[text + "A", " " + text, text + "=", text[..^1], text[1..]], Is.All.Matches<string>(
            other => !TodoCursor.TryDecode(other, TodoSort.ById, out _)));
    }

    [TestCase(0, 0, true)]
    [TestCase(End - 1, End - 1, true)]
    [TestCase(-1, 0, false)]
    [TestCase(0, -1, false)]
    [TestCase(End, 0, false)]
    [TestCase(0, End, false)]
    public void A_forged_cursor_with_an_impossible_position_is_invalid(long key, long id, bool expected) =>
        Assert.That(TodoCursor.TryDecode(TodoCursor.Encode(TodoSort.ById, new(key, id)), TodoSort.ById, out _), Is.EqualTo(expected));

    [TestCase("ID")]
    [TestCase("+id")]
    [TestCase("content")]
    [TestCase("")]
    public void Other_sorts_are_unknown(string name) => Assert.That(TodoSort.Parse(name), Is.Null);
}
