using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Todo.Domain;

/// <summary>Unicode's simple case folding, which the framework does not offer: two texts that differ in letter case alone fold alike.</summary>
public static class CaseFolding
{
    private const int AsciiEnd = 0x80;

    private static readonly FrozenDictionary<int, Rune> Foldings = Load();

    public static string Fold(string text)
    {
        var start = FirstThatFolds(text);
        if (start == text.Length)
            return text;
        var folded = new StringBuilder(text.Length).Append(text, 0, start);
        foreach (var rune in text.AsSpan(start).EnumerateRunes())
            folded.Append(Fold(rune).ToString());
        return folded.ToString();
    }

    private static Rune Fold(Rune rune) => Foldings.TryGetValue(rune.Value, out var folding) ? folding : rune;

    /// <summary>Most text is folded already up to some place: nothing is allocated for it.</summary>
    private static int FirstThatFolds(string text)
    {
        var i = 0;
        while (i < text.Length && text[i] < AsciiEnd && !char.IsAsciiLetterUpper(text[i]))
            i++;
        return i;
    }

    private static FrozenDictionary<int, Rune> Load()
    {
        using var stream = typeof(CaseFolding).Assembly.GetManifestResourceStream("case-folding.txt")!;
        using var reader = new StreamReader(stream);
        var foldings = new Dictionary<int, Rune>();
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#'))
                continue;
            var space = line.IndexOf(' ', StringComparison.Ordinal);
            foldings.Add(Hex(line.AsSpan(0, space)), new Rune(Hex(line.AsSpan(space + 1))));
        }
        return foldings.ToFrozenDictionary();
    }

    private static int Hex(ReadOnlySpan<char> digits) => int.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
