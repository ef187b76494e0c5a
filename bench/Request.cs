using System.Text;
using Todo.Bench.Load;

namespace Todo.Bench;

/// <summary>A kind of request.</summary>
internal sealed record Request(string Method, Func<Person, string> Path, string? Body = null)
{
    public static Request SignIn(long user) => new(
        "POST", _ => "/api/login/access_token",
        $"username={Uri.EscapeDataString(Seed.Email(user))}&password={Uri.EscapeDataString(Seed.Password)}");

    /// <summary>The same request again and again.</summary>
    public Conversation Repeated(Person? person)
    {
        var bytes = Bytes(person);
        return _ => Repeat(bytes);
    }

    /// <summary>The request as it goes over the wire.</summary>
    public byte[] Bytes(Person? person)
    {
        var text = new StringBuilder($"{Method} {Path(person ?? new(string.Empty, 0))} HTTP/1.1\r\nHost: localhost\r\n");
        if (person is not null)
            text.Append("Authorization: Bearer ").Append(person.Token).Append("\r\n");
        if (Body is not null)
        {
            var type = Body.StartsWith('{') ? "application/json" : "application/x-www-form-urlencoded";
            text.Append("Content-Type: ").Append(type).Append("\r\nContent-Length: ").Append(Body.Length).Append("\r\n");
        }
        return Encoding.ASCII.GetBytes(text.Append("\r\n").Append(Body).ToString());
    }

    private static IEnumerable<Step> Repeat(byte[] bytes)
    {
        while (true)
            yield return bytes;
    }
}
