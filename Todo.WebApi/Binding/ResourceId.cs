using System.Globalization;

namespace Todo.WebApi.Binding;

/// <summary>An id in a path. A text that is no id binds to one that nothing has, so that it is simply not found.</summary>
public readonly record struct ResourceId(long Value)
{
    private const long Nothing = 0;
    private const long End = 1L << 53;

    public static bool TryParse(string? text, out ResourceId id)
    {
        var isId = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            && value < End
            && text!.Length > 0 && text[0] != '0';
        id = new(isId ? value : Nothing);
        return true;
    }

    public static implicit operator long(ResourceId id) => id.Value;
}
