using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Todo.Application.Common;
using Todo.Domain;

namespace Todo.WebApi.Http;

/// <summary>Strong entity tags (RFC 9110, section 8.8.3) and the conditions made with them (section 13.1).</summary>
internal static class EntityTags
{
    /// <summary>The tag of one thing: its <c>updated_at</c> grows strictly with every change and is its version.</summary>
    public static string Of(DateTimeOffset version) => $"\"{version.ToUnixMicroseconds():x}\"";

    /// <summary>The tag of a page: of its items in their versions and order, and of its headers.</summary>
    /// <param name="items">The id of each item, and a number that changes whenever the item does.</param>
    /// <param name="total">The number of items on all pages, if the page says it.</param>
    /// <param name="link">The link to the next page.</param>
    public static string OfPage(IEnumerable<(long Id, long Version)> items, long? total = null, string? link = null)
    {
        var bytes = new ArrayBufferWriter<byte>();
        foreach (var (id, version) in items)
        {
            Append(bytes, id);
            Append(bytes, version);
        }
        Append(bytes, total ?? -1);
        Encoding.UTF8.GetBytes(link, bytes);
        return $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes.WrittenSpan).AsSpan(0, 16))}\"";
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

    private static void Append(ArrayBufferWriter<byte> bytes, long number)
    {
        BinaryPrimitives.WriteInt64BigEndian(bytes.GetSpan(sizeof(long)), number);
        bytes.Advance(sizeof(long));
    }

    private static DateTimeOffset? Version(EntityTagHeaderValue tag) =>
        long.TryParse(tag.Tag.AsSpan().Trim('"'), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var microseconds)
        && microseconds is > 0 and <= SafeInteger.Max
        && Timestamps.FromUnixMicroseconds(microseconds) is var version
        && tag.Tag.Equals(Of(version), StringComparison.Ordinal)
            ? version
            : null;
}
