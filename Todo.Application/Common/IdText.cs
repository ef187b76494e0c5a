using System.Globalization;
using Todo.Domain;

namespace Todo.Application.Common;

/// <summary>The text of an id: an integer from 1 on.</summary>
public static class IdText
{
    /// <summary>Parses the only text that an id has. False for another.</summary>
    public static bool TryParse(string? text, out long id) =>
        // The framework passes over NULs at the end.
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out id) && id <= SafeInteger.Max && text is not (['0', ..] or [.., '\0']);
}
