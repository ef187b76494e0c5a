using System.Net;
using System.Text;
using System.Text.Json;

namespace Todo.Tests.Harness;

/// <summary>A client of GET /api/events.</summary>
internal sealed class EventReader : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly HttpResponseMessage _response;
    private readonly StreamReader _reader;

    private EventReader(HttpResponseMessage response, Stream body) => (_response, _reader) = (response, new StreamReader(body, Encoding.UTF8));

    public HttpResponseMessage Response => _response;

    /// <summary>Opens a stream and waits for its first comment: from now on, nothing is missed.</summary>
    public static async Task<EventReader> OpenAsync(TodoClient client, string query = "", params (string Name, string Value)[] headers)
    {
        var response = await client.OpenAsync("/api/events" + query, headers);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK), () => response.Content.ReadAsStringAsync().Result);
        var reader = new EventReader(response, await response.Content.ReadAsStreamAsync());
        Assert.That(await reader.BlockAsync(), Is.EqualTo((string[])[":"]));
        return reader;
    }

    /// <summary>The next event; null at the end of the stream.</summary>
    public async Task<ServerEvent?> NextAsync()
    {
        while (await BlockAsync() is { } block)
        {
            if (block is not [":"])
                return new(Field(block, "event"), Field(block, "id"), JsonDocument.Parse(Field(block, "data")!).RootElement);
        }
        return null;
    }

    /// <summary>The next lines up to an empty one; null at the end of the stream.</summary>
    public async Task<string[]?> BlockAsync()
    {
        var lines = new List<string>();
        while (await _reader.ReadLineAsync().WaitAsync(Patience) is { } line)
        {
            if (line.Length == 0)
                return [.. lines];
            lines.Add(line);
        }
        return null;
    }

    public void Dispose()
    {
        _reader.Dispose();
        _response.Dispose();
    }

    private static string? Field(string[] block, string name) =>
        block.FirstOrDefault(line => line.StartsWith(name + ": ", StringComparison.Ordinal))?[(name.Length + 2)..];
}

/// <summary>A server-sent event.</summary>
internal sealed record ServerEvent(string? Type, string? Id, JsonElement Data)
{
    public long[] IdsOf(string member) => [.. Data.GetProperty(member).EnumerateArray().Select(id => id.GetInt64())];
}
