using System.Text;
using System.Text.RegularExpressions;

namespace Todo.Bench.Load;

/// <summary>What one client sends, request by request; it sees each answer before it goes on.</summary>
internal delegate IEnumerable<Step> Conversation(LastAnswer answer);

/// <summary>A request of a conversation.</summary>
/// <param name="Bytes">As they go over the wire.</param>
/// <param name="IsPreparation">All clients send such requests first, and they are not measured.</param>
internal readonly record struct Step(byte[] Bytes, bool IsPreparation = false)
{
    public static implicit operator Step(byte[] bytes) => new(bytes);
}

/// <summary>The answer to the last request of a conversation.</summary>
internal sealed partial class LastAnswer
{
    private ReadOnlyMemory<byte> _bytes;

    public void Set(ReadOnlyMemory<byte> bytes) => _bytes = bytes;

    /// <summary>The value of the first member with that name; null if there is none, or if it is null.</summary>
    public string? Find(string member)
    {
        var text = ChunkSizes().Replace(Encoding.UTF8.GetString(_bytes.Span), string.Empty);
        var at = text.IndexOf($"\"{member}\":", StringComparison.Ordinal);
        if (at < 0)
            return null;
        var value = text.AsSpan(at + member.Length + 3);
        var end = value.IndexOfAny(',', '}');
        var found = value[..Math.Max(end, 0)].Trim('"');
        return found is "null" or "" ? null : found.ToString();
    }

    /// <summary>They stand anywhere in an answer that comes in chunks; JSON has no line breaks of its own.</summary>
    [GeneratedRegex("\r\n[0-9a-fA-F]+\r\n")]
    private static partial Regex ChunkSizes();
}
