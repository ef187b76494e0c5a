using System.Text;
using Todo.Tests.Harness;

namespace Todo.Tests.Trust.Fuzzing;

/// <summary>A generated request, which can be printed as a curl command.</summary>
internal sealed record FuzzRequest(
    ApiOperation Operation, string Address, IReadOnlyList<(string Name, string Value)> Headers, byte[]? Body, string? ContentType)
{
    public async Task<Reply> SendAsync(HttpClient http, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(new HttpMethod(Operation.Method), new Uri(Address, UriKind.Relative));
        if (Body is not null)
            request.Content = new ByteArrayContent(Body);
        if (ContentType is not null)
            request.Content?.Headers.TryAddWithoutValidation("Content-Type", ContentType);
        foreach (var (name, value) in Headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await Reply.OfAsync(await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken));
    }

    public string ToCurl(Uri server)
    {
        var line = new StringBuilder($"curl -i -X {Operation.Method} {Quote(Encoding.UTF8.GetBytes(new Uri(server, "/").ToString().TrimEnd('/') + Address))}");
        foreach (var (name, value) in Headers)
            line.Append(" -H ").Append(Quote(Encoding.UTF8.GetBytes($"{name}: {value}")));
        if (ContentType is not null)
            line.Append(" -H ").Append(Quote(Encoding.UTF8.GetBytes($"Content-Type: {ContentType}")));
        if (Body is not null)
            line.Append(" --data-binary ").Append(Quote(Body));
        return line.ToString();
    }

    /// <summary>Quotes a text for bash as $'...'.</summary>
    private static string Quote(byte[] bytes)
    {
        var quoted = new StringBuilder("$'");
        foreach (var b in bytes)
            quoted.Append(b is >= 0x20 and < 0x7f && b is not ((byte)'\'' or (byte)'\\') ? ((char)b).ToString() : $"\\x{b:x2}");
        return quoted.Append('\'').ToString();
    }
}
