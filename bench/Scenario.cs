using System.Text;

namespace Todo.Bench;

/// <summary>Somebody signed in, with a todo to ask for.</summary>
internal sealed record Person(string Token, long TodoId);

/// <summary>A kind of request.</summary>
internal sealed record Scenario(string Name, string Method, Func<Person, string> Path, string? Body = null)
{
    private const string Todo = """{"content":"Buy milk and call the plumber about the sink","is_done":false}""";

    public static IReadOnlyList<Scenario> All { get; } =
    [
        new("get", "GET", person => $"/api/todos/{person.TodoId}"),
        new("list20", "GET", _ => "/api/todos?limit=20"),
        new("update", "PUT", person => $"/api/todos/{person.TodoId}", Todo),
        new("create", "POST", _ => "/api/todos", Todo),
    ];

    public static Scenario? Find(string name) => All.FirstOrDefault(scenario => scenario.Name == name);

    public static Scenario ListAt(string pathAndQuery) => new("list", "GET", _ => pathAndQuery);

    public static Scenario SignIn(long user) => new(
        "sign-in", "POST", _ => "/api/login/access_token",
        $"username={Uri.EscapeDataString(Seed.Email(user))}&password={Uri.EscapeDataString(Seed.Password)}");

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
}
