using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Todo.Tests.Trust.Fuzzing;

/// <summary>Generates values: valid ones for a schema, and hostile ones.</summary>
/// <param name="random">The source of randomness.</param>
/// <param name="schemas">The schemas.</param>
/// <param name="member">Returns a JSON text for a member of this name that is better than a random one; null if there is none.</param>
internal sealed class Values(Random random, JsonSchema schemas, Func<string, string?> member)
{
    private static readonly string[] OddTexts =
    [
        "", " ", "\t\n", "\0", "null", "true", "[]", "{}", "-1", "0", "00", "+1", "1e3", "9007199254740992", "9223372036854775808", "1.5", "NaN",
        "\u0000x", "\uFFFE\uFFFF", "\u202Eabc", "e\u0301", "\u1E9E", "\U0001F600", "ﬀ", "İ", "ß", "Ω", "%", "_", "%00", "%ff", "..", "../../etc/passwd",
        "' OR 1=1 --", "\"; DROP TABLE users; --", "<script>alert(1)</script>", "${jndi:ldap://x}", "{{7*7}}", "\r\nSet-Cookie: a=b", "W/\"1\"", "*", "\"", "\"\"",
        "Infinity", "TRUE", "1 ", " 1", "\u00A0", "٣", "a@b", "@", "a@b@c", "a@[127.0.0.1]", "\\u0000", "\\ud800", "2026-02-30T25:61:61Z", "2026-02-29", "9999-12-31", "1969-12-31", "24:00", "23:60", "FREQ=DAILY;COUNT=0", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "https://localhost", "https://[::1]:1/", "https://[", "https://xn--a/", "http://0x7f.1", "https://a@b", "//a", "RRULE:FREQ=DAILY", "posix/UTC", "localtime", "none", "overdue",
    ];

    public T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];

    public bool OneIn(int chances) => random.Next(chances) == 0;

    /// <summary>Returns a hostile text.</summary>
    public string Odd() => random.Next(8) switch
    {
        0 => new string(Pick("a\0 Aß\"%\\/\u4e2d".ToCharArray()), random.Next(300)),
        1 => new string(Enumerable.Range(0, random.Next(40)).Select(_ => (char)random.Next(1, 0xD800)).ToArray()),
        2 => random.NextInt64(long.MinValue, long.MaxValue).ToString(CultureInfo.InvariantCulture),
        3 => Pick(OddTexts) + Pick(OddTexts),
        _ => Pick(OddTexts),
    };

    /// <summary>Returns a JSON text for the schema; about one in <paramref name="oddity"/> of its parts is invalid or hostile.</summary>
    public string Json(JsonElement schema, int oddity, int depth = 0)
    {
        if (OneIn(oddity))
            return OddJson(depth);
        schema = schemas.Resolve(schema);
        if (schema.TryGetProperty("enum", out var values))
            return Pick([.. values.EnumerateArray()]).GetRawText();
        if (schema.TryGetProperty("examples", out var examples) && OneIn(3))
            return Pick([.. examples.EnumerateArray()]).GetRawText();
        return TypeOf(schema) switch
        {
            "object" => Object(schema, oddity, depth),
            "array" => $"[{(schema.TryGetProperty("items", out var items) ? Json(items, oddity, depth + 1) : "")}]",
            "boolean" => OneIn(2) ? "true" : "false",
            "integer" or "number" => Number(schema),
            _ => JsonSerializer.Serialize(Text(schema)),
        };
    }

    /// <summary>Returns a valid text for a parameter.</summary>
    public string Parameter(JsonElement schema)
    {
        var json = Json(schema, int.MaxValue);
        return json.StartsWith('"') ? JsonSerializer.Deserialize<string>(json)! : json;
    }

    public string Text(JsonElement schema)
    {
        if (schema.TryGetProperty("format", out var format) && format.ValueEquals("email"))
            return $"f{random.NextInt64():x}@example.com";
        if (schema.TryGetProperty("format", out format) && format.ValueEquals("uri"))
            return $"https://f{random.NextInt64():x}.invalid:{random.Next(1, 65536)}/{random.Next()}";
        var min = schema.TryGetProperty("minLength", out var minLength) ? minLength.GetInt32() : 0;
        var max = schema.TryGetProperty("maxLength", out var maxLength) ? maxLength.GetInt32() : 40;
        var length = OneIn(20) ? max : OneIn(20) ? min : random.Next(min, Math.Min(max, min + 40) + 1);
        var text = new StringBuilder();
        for (var i = 0; i < length; i++)
            text.Append((char)(OneIn(20) ? random.Next(0xA1, 0x2000) : random.Next('!', '~' + 1)));
        return text.ToString();
    }

    private string Number(JsonElement schema)
    {
        var min = schema.TryGetProperty("minimum", out var minimum) ? minimum.GetInt64() : 0;
        var max = schema.TryGetProperty("maximum", out var maximum) ? maximum.GetInt64() : min + 1000;
        return random.NextInt64(min, Math.Max(min, max) + 1).ToString(CultureInfo.InvariantCulture);
    }

    private string Object(JsonElement schema, int oddity, int depth)
    {
        if (!schema.TryGetProperty("properties", out var properties))
            return "{}";
        var required = schema.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(name => name.GetString()).ToHashSet() : [];
        var members = properties.EnumerateObject()
            .Where(one => required.Contains(one.Name) ? !OneIn(oddity) : !OneIn(4))
            .Select(one => $"{JsonSerializer.Serialize(one.Name)}:{(OneIn(oddity) ? null : member(one.Name)) ?? Json(one.Value, oddity, depth + 1)}")
            .ToList();
        if (OneIn(oddity))
            members.Add($"{JsonSerializer.Serialize(Odd())}:{OddJson(depth + 1)}");
        if (OneIn(oddity) && members.Count > 0)
            members.Add(members[0]);
        return "{" + string.Join(',', members) + "}";
    }

    private string OddJson(int depth) => random.Next(10) switch
    {
        0 => "null",
        1 => Pick(["0", "-0", "1e400", "1.0", "9223372036854775807", "-1", "123456789012345678901234567890"]),
        2 => "\"\\ud800\"",
        3 => Pick(["tru", "nul", "'a'", "\"", "{", "[", "/**/1", "NaN", "01", "\"\u0001\""]),
        4 => depth > 3 ? "[]" : $"[{OddJson(depth + 1)},{OddJson(depth + 1)}]",
        5 => depth > 3 ? "{}" : $"{{{JsonSerializer.Serialize(Odd())}:{OddJson(depth + 1)}}}",
        6 => Pick(["true", "false"]),
        7 => "\"" + Pick(["\\u0000", "\\udc00\\ud800", "\\x", "\\ud83d\\ude00", "a\\nb"]) + "\"",
        8 when OneIn(10) => new string('[', 100) + new string(']', 100),
        _ => JsonSerializer.Serialize(Odd()),
    };

    private static string? TypeOf(JsonElement schema)
    {
        if (!schema.TryGetProperty("type", out var type))
            return schema.TryGetProperty("properties", out _) ? "object" : null;
        return type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(one => one.GetString()).FirstOrDefault(one => one != "null") : type.GetString();
    }
}
