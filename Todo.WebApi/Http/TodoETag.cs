using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Todo.Application.Todos;
using Todo.Domain;

namespace Todo.WebApi.Http;

/// <summary>Strong entity tags (RFC 9110, section 8.8.3) and the conditions made with them (section 13.1).</summary>
internal static class TodoETag
{
    /// <summary>A todo's <c>updated_at</c> grows strictly with every change: it is the version.</summary>
    public static string Of(TodoResponse todo) => Of(todo.UpdatedAt);

    /// <summary>The tag of a page: of its todos in their versions and order, and of what its headers say.</summary>
    public static string Of(TodoPage page, string? link)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> bytes = stackalloc byte[2 * sizeof(long)];
        foreach (var todo in page.Items)
        {
            BinaryPrimitives.WriteInt64BigEndian(bytes, todo.Id);
            BinaryPrimitives.WriteInt64BigEndian(bytes[sizeof(long)..], todo.UpdatedAt.ToUnixMicroseconds());
            hash.AppendData(bytes);
        }
        BinaryPrimitives.WriteInt64BigEndian(bytes, page.Total ?? -1);
        hash.AppendData(bytes[..sizeof(long)]);
        if (link is not null)
            hash.AppendData(Encoding.UTF8.GetBytes(link));
        return $"\"{Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 16))}\"";
    }

    /// <summary>The versions that an If-Match names; null when it is not there, or any version will do.</summary>
    public static VersionCondition? IfMatch(HttpRequest request)
    {
        var header = request.Headers.IfMatch;
        if (header.Count == 0)
            return null;
        if (!EntityTagHeaderValue.TryParseStrictList([.. header.OfType<string>()], out var tags))
            return new([]);
        if (tags is [var only] && only.Equals(EntityTagHeaderValue.Any))
            return null;
        // Strong comparison: a weak tag matches nothing.
        return new([.. tags.Where(tag => !tag.IsWeak).Select(Version).OfType<DateTimeOffset>()]);
    }

    /// <summary>Whether the client has this version already, by the weak comparison of If-None-Match.</summary>
    public static bool IsKnownTo(HttpRequest request, string etag)
    {
        StringValues header = request.Headers.IfNoneMatch;
        return header.Count > 0
            && EntityTagHeaderValue.TryParseStrictList([.. header.OfType<string>()], out var tags)
            && tags.Any(tag => tag.Equals(EntityTagHeaderValue.Any) || tag.Tag.Equals(etag, StringComparison.Ordinal));
    }

    private static string Of(DateTimeOffset version) => $"\"{version.ToUnixMicroseconds():x}\"";

    private static DateTimeOffset? Version(EntityTagHeaderValue tag) =>
        long.TryParse(tag.Tag.AsSpan().Trim('"'), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var microseconds)
        && microseconds is > 0 and < (1L << 53)
        && Timestamps.FromUnixMicroseconds(microseconds) is var version
        && tag.Tag.Equals(Of(version), StringComparison.Ordinal)
            ? version
            : null;
}
