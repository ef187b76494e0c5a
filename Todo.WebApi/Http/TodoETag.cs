using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Todo.Application.Todos;
using Todo.Domain;

namespace Todo.WebApi.Http;

/// <summary>Strong entity tags (RFC 9110, section 8.8.3) and the preconditions that use them (section 13.1).</summary>
internal static class TodoETag
{
    /// <summary>Returns the tag of a todo. Its <c>updated_at</c> strictly increases with every change, so it serves as the version.</summary>
    public static string Of(TodoResponse todo) => Of(todo.UpdatedAt);

    /// <summary>Returns the tag of a page, computed from the ids, versions and order of its todos and from its headers.</summary>
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

    /// <summary>Returns the versions in the If-Match header; null if it is missing or <c>*</c>.</summary>
    public static VersionCondition? IfMatch(HttpRequest request)
    {
        if (request.Headers.IfMatch is not { Count: > 0 } header)
            return null;
        var tags = TagsOf(header);
        // Strong comparison: weak and malformed tags match nothing.
        return IsAny(tags) ? null : new([.. tags.Where(tag => !tag.IsWeak).Select(Version).OfType<DateTimeOffset>()]);
    }

    /// <summary>Returns whether the client already has this version, by the weak comparison of If-None-Match.</summary>
    public static bool IsKnownTo(HttpRequest request, string etag)
    {
        if (request.Headers.IfNoneMatch is not { Count: > 0 } header)
            return false;
        var tags = TagsOf(header);
        return IsAny(tags) || tags.Any(tag => tag.Tag.Equals(etag, StringComparison.Ordinal));
    }

    /// <summary>Returns the tags of a header; none if it is malformed, such as <c>*</c> together with other tags.</summary>
    private static IList<EntityTagHeaderValue> TagsOf(StringValues header) =>
        EntityTagHeaderValue.TryParseStrictList([.. header.OfType<string>()], out var tags)
        && (IsAny(tags) || !tags.Contains(EntityTagHeaderValue.Any))
            ? tags
            : [];

    private static bool IsAny(IList<EntityTagHeaderValue> tags) => tags is [var only] && only.Equals(EntityTagHeaderValue.Any);

    private static string Of(DateTimeOffset version) => $"\"{version.ToUnixMicroseconds():x}\"";

    private static DateTimeOffset? Version(EntityTagHeaderValue tag) =>
        long.TryParse(tag.Tag.AsSpan().Trim('"'), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var microseconds)
        && microseconds is > 0 and < (1L << 53)
        && Timestamps.FromUnixMicroseconds(microseconds) is var version
        && tag.Tag.Equals(Of(version), StringComparison.Ordinal)
            ? version
            : null;
}
