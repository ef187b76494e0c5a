using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Todo.WebApi.Http;

/// <summary>A hash of a JSON value: equal values have equal hashes, regardless of their formatting.</summary>
internal static class JsonFingerprint
{
    /// <summary>Computes SHA-256 over the value, with the members of objects ordered by name.</summary>
    public static byte[] Of(JsonElement value)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, value);
        return hash.GetHashAndReset();
    }

    private static void Append(IncrementalHash hash, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                var members = value.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal).ToArray();
                AppendHeader(hash, value.ValueKind, members.Length);
                foreach (var member in members)
                {
                    AppendText(hash, JsonValueKind.String, member.Name);
                    Append(hash, member.Value);
                }
                break;
            case JsonValueKind.Array:
                AppendHeader(hash, value.ValueKind, value.GetArrayLength());
                foreach (var item in value.EnumerateArray())
                    Append(hash, item);
                break;
            case JsonValueKind.String:
                AppendText(hash, value.ValueKind, value.GetString()!);
                break;
            case JsonValueKind.Number:
                AppendText(hash, value.ValueKind, Canonical(value.GetRawText()));
                break;
            default:
                AppendHeader(hash, value.ValueKind, 0);
                break;
        }
    }

    /// <summary>Prefixes the kind and the length, so that different values cannot produce the same bytes.</summary>
    private static void AppendHeader(IncrementalHash hash, JsonValueKind kind, int length)
    {
        Span<byte> header = stackalloc byte[1 + sizeof(int)];
        header[0] = (byte)kind;
        BinaryPrimitives.WriteInt32BigEndian(header[1..], length);
        hash.AppendData(header);
    }

    private static void AppendText(IncrementalHash hash, JsonValueKind kind, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        AppendHeader(hash, kind, bytes.Length);
        hash.AppendData(bytes);
    }

    /// <summary>Returns the digits without leading and trailing zeros, and the power of ten: 1, 1.0 and 10e-1 are equal.</summary>
    private static string Canonical(string number)
    {
        var exponentAt = number.IndexOfAny(['e', 'E']);
        var exponent = exponentAt < 0 ? 0
            : System.Numerics.BigInteger.Parse(number[(exponentAt + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var mantissa = exponentAt < 0 ? number : number[..exponentAt];
        var isNegative = mantissa[0] == '-';
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        if (point >= 0)
            exponent -= mantissa.Length - point - 1;
        var digits = mantissa.Replace(".", string.Empty, StringComparison.Ordinal).TrimStart('-').TrimStart('0');
        var significant = digits.TrimEnd('0');
        return significant.Length == 0 ? "0" : $"{(isNegative ? "-" : string.Empty)}{significant}e{exponent + (digits.Length - significant.Length)}";
    }
}
