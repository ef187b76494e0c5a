using System.Text;
using System.Text.Json;
using Todo.Tests.Harness;

namespace Todo.Tests.Trust.Fuzzing;

/// <summary>Generates requests to an operation: half valid, most others nearly valid, and the rest absurd.</summary>
internal sealed class RequestGenerator
{
    private const int Never = int.MaxValue;

    private readonly Random _random;
    private readonly JsonSchema _schemas;
    private readonly Values _values;
    private readonly List<string> _todos = [];
    private readonly List<string> _lists = [];
    private readonly List<string> _sessions = [];
    private readonly List<string> _webhooks = [];
    private readonly List<string> _deliveries = [];
    private readonly List<string> _personalTokens = [];
    private readonly List<string> _labels = ["home"];
    private readonly List<string> _etags = ["\"1\""];
    private readonly List<string> _cursors = [];
    private readonly List<string> _changeCursors = [];
    private readonly List<string> _refreshTokens = [];
    private TodoClient _person = null!;

    public RequestGenerator(Random random, JsonSchema schemas)
    {
        (_random, _schemas) = (random, schemas);
        _values = new(random, schemas, Member);
    }

    /// <summary>The client of the requests. What it has is its own; id 1 belongs to another user, or to no one.</summary>
    public TodoClient Person
    {
        get => _person;
        set
        {
            _person = value;
            foreach (var ids in new[] { _todos, _lists, _sessions, _webhooks, _deliveries, _personalTokens })
            {
                ids.Clear();
                ids.Add("1");
            }
            _changeCursors.Clear();
        }
    }

    public ApiOperation Pick(IReadOnlyList<ApiOperation> operations) => _values.Pick(operations);

    public FuzzRequest Next(ApiOperation operation)
    {
        var oddity = _random.Next(10) switch { < 5 => Never, < 9 => 6, _ => 2 };
        var path = operation.Path;
        var query = new List<string>();
        var headers = new List<(string, string)>();
        foreach (var parameter in operation.Parameters)
        {
            var name = parameter.GetProperty("name").GetString()!;
            var place = parameter.GetProperty("in").GetString();
            if (place == "path")
                path = path.Replace($"{{{name}}}", Segment(_values.OneIn(oddity) ? _values.Odd() : _values.Pick(NamesIn(path, name))), StringComparison.Ordinal);
            else if (IsRequired(parameter) ? !_values.OneIn(oddity) : _values.OneIn(4))
                Add(place!, name, _values.OneIn(oddity) ? _values.Odd() : Known(name) ?? _values.Parameter(parameter.GetProperty("schema")));
        }
        if (_values.OneIn(oddity))
            Add("query", _values.Odd(), _values.Odd());
        if (_values.OneIn(oddity))
            Add("header", _values.Pick(["If-Match", "If-None-Match", "Idempotency-Key", "User-Agent", "Accept", "Range", "Origin", "X-Forwarded-For"]), _values.Odd());
        if (!_values.OneIn(25))
            headers.Add(("Authorization", _values.OneIn(25) ? "Bearer " + Clean(_values.Odd()) : "Bearer " + Person.AccessToken));

        var (body, contentType) = BodyOf(operation, oddity);
        return new(operation, query.Count == 0 ? path : $"{path}?{string.Join('&', query)}", headers, body, contentType);

        void Add(string place, string name, string value)
        {
            if (place == "query")
                query.Add($"{Escape(name)}={Escape(value)}");
            else
                headers.Add((name, Clean(value)));
        }
    }

    /// <summary>Collects values from a response for use in further requests.</summary>
    public void Learn(Reply reply)
    {
        if (reply.ETag is { } etag)
            Keep(_etags, etag);
        if (reply.Header("Link") is { } link && link.IndexOf("after=", StringComparison.Ordinal) is > 0 and var at)
            Keep(_cursors, link[(at + 6)..].Split('&', '>')[0]);
        if (reply.MediaType != "application/json")
            return;
        foreach (var item in reply.Json.ValueKind == JsonValueKind.Array ? reply.Json.EnumerateArray().Take(3) : [reply.Json])
            LearnFrom(item);
        if (reply.Json.ValueKind != JsonValueKind.Object)
            return;
        if (reply.Json.TryGetProperty("refresh_token", out var token))
            Keep(_refreshTokens, token.GetString()!);
        if (reply.Json.TryGetProperty("has_more", out _))
            Keep(_changeCursors, reply.Json.GetProperty("next").GetString()!);
    }

    private void LearnFrom(JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object)
            return;
        if (item.TryGetProperty("id", out var id))
            Keep(KindOf(item), id.GetRawText());
        if (item.TryGetProperty("labels", out var labels) && labels.GetArrayLength() > 0)
            Keep(_labels, labels[0].GetString()!);
    }

    private List<string> KindOf(JsonElement item)
    {
        if (item.TryGetProperty("content", out _))
            return _todos;
        if (item.TryGetProperty("is_inbox", out _))
            return _lists;
        if (item.TryGetProperty("events", out _))
            return _webhooks;
        if (item.TryGetProperty("scopes", out _))
            return _personalTokens;
        return item.TryGetProperty("attempts", out _) ? _deliveries : _sessions;
    }

    private List<string> NamesIn(string path, string parameter) => path switch
    {
        _ when parameter == "name" => _labels,
        _ when parameter == "delivery_id" => _deliveries,
        _ when path.StartsWith("/api/webhooks", StringComparison.Ordinal) => _webhooks,
        _ when path.StartsWith("/api/lists", StringComparison.Ordinal) => _lists,
        _ when path.StartsWith("/api/tokens", StringComparison.Ordinal) => _personalTokens,
        _ when path.StartsWith("/api/users", StringComparison.Ordinal) => _sessions,
        _ => _todos,
    };

    /// <summary>Returns a value for a member of a body that random text hardly ever has, or that names something that exists.</summary>
    private string? Member(string name) => name switch
    {
        "list_id" => _values.Pick(_lists),
        "parent_id" => _values.OneIn(3) ? _values.Pick(_todos) : "null",
        "after_id" or "before_id" => _values.OneIn(2) ? "null" : _values.Pick([.. _todos, .. _lists]),
        "due_date" => _values.Pick(["null", "\"1970-01-01\"", "\"2026-11-29\"", "\"2028-02-29\"", "\"9999-12-31\""]),
        "due_time" => _values.Pick(["null", "null", "\"00:00\"", "\"23:59\""]),
        "recurrence" => _values.Pick(["null", "null", "\"FREQ=DAILY\"", "\"FREQ=MONTHLY;BYDAY=-1FR;COUNT=3\"", "\"FREQ=YEARLY;INTERVAL=999\""]),
        "time_zone" => _values.Pick(["\"UTC\"", "\"US/Pacific\"", "\"Pacific/Apia\"", "\"Africa/Casablanca\""]),
        _ => null,
    };

    private (byte[]? Body, string? ContentType) BodyOf(ApiOperation operation, int oddity)
    {
        if (operation.Bodies.Length == 0)
            return _values.OneIn(oddity) ? (Encoding.UTF8.GetBytes(_values.Odd()), "application/json") : (null, null);
        if (_values.OneIn(oddity) && _values.OneIn(4))
            return (null, null);
        var (mediaType, schema) = _values.Pick(operation.Bodies);
        var text = mediaType.EndsWith("json", StringComparison.Ordinal) ? JsonBody(schema, oddity) : Form(schema, oddity);
        var bytes = Encoding.UTF8.GetBytes(text);
        if (_values.OneIn(oddity) && bytes.Length > 0)
            bytes = _values.OneIn(2) ? bytes[.._random.Next(bytes.Length)] : [.. bytes, (byte)_random.Next(256)];
        if (_values.OneIn(200))
            bytes = [.. bytes, .. new byte[70_000]];
        if (_values.OneIn(oddity))
            mediaType = _values.Pick(["text/plain", "application/json; charset=utf-16", "application/json;", "multipart/form-data", "application/xml", "json", "*/*", mediaType + "; charset=UTF-8"]);
        return (bytes, _values.OneIn(oddity) && _values.OneIn(4) ? null : mediaType);
    }

    private string JsonBody(JsonElement schema, int oddity)
    {
        var text = _values.Json(schema, oddity);
        if (_values.OneIn(5) || !text.Contains("password", StringComparison.Ordinal))
            return text;
        // Without the right password, operations that require it would never succeed.
        var password = JsonSerializer.Serialize(Person.Password);
        return _schemas.Resolve(schema).GetProperty("properties").EnumerateObject().Count() == 1
            ? $"{{\"password\":{password}}}"
            : text.Replace("\"correct horse battery\"", password, StringComparison.Ordinal);
    }

    private string Form(JsonElement schema, int oddity)
    {
        var fields = _schemas.Resolve(schema).GetProperty("properties").EnumerateObject()
            .Where(_ => _values.OneIn(2))
            .Select(field => (field.Name, Value: _values.OneIn(oddity) ? _values.Odd() : Known(field.Name) ?? _values.Parameter(field.Value)))
            .ToList();
        if (_values.OneIn(2))
            fields = [("username", Person.Email), ("password", _values.OneIn(4) ? "wrong password" : Person.Password)];
        else if (_values.OneIn(2) && _refreshTokens.Count > 0)
            fields = [("grant_type", "refresh_token"), ("refresh_token", _values.Pick(_refreshTokens)), ("token", _values.Pick(_refreshTokens))];
        if (_values.OneIn(oddity) && fields.Count > 0)
            fields.Add(fields[0]);
        return string.Join('&', fields.Select(field => $"{Escape(field.Item1)}={Escape(field.Item2)}"));
    }

    /// <summary>Returns a value from an earlier response.</summary>
    private string? Known(string parameter) => parameter.ToLowerInvariant() switch
    {
        "if-match" or "if-none-match" => _values.Pick(_etags),
        "list_id" => _values.Pick(_lists),
        "parent_id" => _values.Pick([.. _todos, "none"]),
        "label" => _values.Pick(_labels),
        "after" when _cursors.Count > 0 => _values.Pick(_cursors),
        "since" or "last-event-id" when _changeCursors.Count > 0 => _values.Pick(_changeCursors),
        "username" => Person.Email,
        "password" => Person.Password,
        "refresh_token" or "token" when _refreshTokens.Count > 0 => _values.Pick(_refreshTokens),
        _ => null,
    };

    private static bool IsRequired(JsonElement parameter) => parameter.TryGetProperty("required", out var required) && required.GetBoolean();

    private void Keep(List<string> values, string value)
    {
        if (values.Count < 50)
            values.Add(value);
        else
            values[_random.Next(values.Count)] = value;
    }

    /// <summary>Excludes empty values and path segments such as "..", which change the path, and NUL, which is rejected below HTTP.</summary>
    private static string Segment(string text) =>
        text.Replace("\0", string.Empty, StringComparison.Ordinal) is var clean && clean is "" or "." or ".." ? "0" : Escape(clean);

    private static string Escape(string text) => Uri.EscapeDataString(text);

    /// <summary>Restricts a text to what the client library can send in a header.</summary>
    private static string Clean(string text) => new([.. text.Where(c => c is >= ' ' and not '\x7f')]);
}
