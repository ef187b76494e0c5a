using System.Security.Cryptography;
using System.Text;
using Todo.Application.PersonalTokens;
using Todo.Tests.Harness;

namespace Todo.Tests.PersonalTokens;

/// <summary>The text of personal tokens, and its checksum.</summary>
[DatabaseIndependent]
internal sealed class PersonalTokenTextTests
{
    private const string Good = "todo_pat_7Hq2mVx9LkT4bNw8RzP1sYc6JfD3gA4d4lt1";

    /// <summary>Computed with Python's zlib.crc32.</summary>
    [TestCase("todo_pat_000000000000000000000000000000", "1Uorkd")]
    [TestCase("todo_pat_zzzzzzzzzzzzzzzzzzzzzzzzzzzzzz", "3kZrNA")]
    [TestCase("todo_pat_0123456789ABCDEFGHIJKLMNOPQRST", "3w05Gk")]
    [TestCase("todo_pat_abcdefghijklmnopqrstuvwxyzABCD", "40uWSv")]
    [TestCase("todo_pat_000000000000000000000000000083", "004fUr")]
    public void The_checksum_is_the_CRC_32_in_base_62(string text, string checksum)
    {
        Assert.That(PersonalTokenText.WithChecksum(text), Is.EqualTo(text + checksum));
        Assert.That(PersonalTokenText.IsWellFormed(text + checksum));
    }

    [Test]
    public void A_new_token_is_well_formed_and_random()
    {
        var tokens = Enumerable.Range(0, 2_000).Select(_ => PersonalTokenText.Create()).ToList();

        var characters = tokens.SelectMany(token => token[9..39]).GroupBy(character => character).Select(group => group.Count()).ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(tokens, Is.Unique.And.All.Match("^todo_pat_[0-9A-Za-z]{36}$"));
            Assert.That(tokens.Select(PersonalTokenText.IsWellFormed), Is.All.True);
            // 60,000 characters: each of the 62 about 968 times, with a standard deviation of 31.
            Assert.That(characters, Has.Count.EqualTo(62).And.All.InRange(750, 1200));
        }
    }

    [Test]
    public void Any_other_character_anywhere_is_found()
    {
        for (var i = 0; i < Good.Length; i++)
        {
            foreach (var other in "0Zz_ \0é\u0661\ud83d")
            {
                if (other != Good[i])
                    Assert.That(PersonalTokenText.IsWellFormed(Good[..i] + other + Good[(i + 1)..]), Is.False, $"{i} {(int)other:x}");
            }
        }
    }

    [TestCase("")]
    [TestCase("todo_pat_")]
    [TestCase(Good + "1")]
    [TestCase(" " + Good)]
    [TestCase("todo_pat_7Hq2mVx9LkT4bNw8RzP1sYc6JfD3gA4d4lt")]
    [TestCase("TODO_PAT_7Hq2mVx9LkT4bNw8RzP1sYc6JfD3gA4d4lt1")]
    public void Text_of_another_form_is_no_token(string text) => Assert.That(PersonalTokenText.IsWellFormed(text), Is.False);

    [TestCase("todo_pat_00000000000000000000000000000_")]
    [TestCase("todo_pat_00000000000000000000000000000.")]
    [TestCase("todo_pat_00000000000000000000000000000é")]
    [TestCase("todo_tok_000000000000000000000000000000")]
    public void A_right_checksum_does_not_make_up_for_a_wrong_form(string text) =>
        Assert.That(PersonalTokenText.IsWellFormed(PersonalTokenText.WithChecksum(text)), Is.False);

    [Test]
    public void The_hash_is_SHA_256_of_the_text() =>
        Assert.That(PersonalTokenText.Hash(Good), Is.EqualTo(SHA256.HashData(Encoding.UTF8.GetBytes(Good))));
}
