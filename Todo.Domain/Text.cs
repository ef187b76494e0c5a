namespace Todo.Domain;

/// <summary>Rules of every text that is stored.</summary>
public static class Text
{
    /// <summary>No NUL and no surrogate without its partner: text that UTF-8 and every database store unchanged.</summary>
    public static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\0' || char.IsLowSurrogate(c))
                return false;
            if (char.IsHighSurrogate(c) && (++i == text.Length || !char.IsLowSurrogate(text[i])))
                return false;
        }
        return true;
    }

    /// <summary>The number of Unicode code points; a surrogate without its partner counts as one.</summary>
    public static int CodePoints(string text)
    {
        var count = 0;
        foreach (var _ in text.EnumerateRunes())
            count++;
        return count;
    }
}
