using Todo.Application.Common;

namespace Todo.WebApi.Binding;

/// <summary>An id in a path. A text that is no id binds to one that nothing has, so that it is simply not found.</summary>
public readonly record struct ResourceId(long Value)
{
    private const long Nothing = 0;

    public static bool TryParse(string? text, out ResourceId id)
    {
        id = new(IdText.TryParse(text, out var value) ? value : Nothing);
        return true;
    }

    public static implicit operator long(ResourceId id) => id.Value;
}
