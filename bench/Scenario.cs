using Todo.Bench.Load;

namespace Todo.Bench;

/// <summary>A signed-in user, with one of the user's todos.</summary>
internal sealed record Person(string Token, long TodoId);

/// <summary>A kind of load.</summary>
/// <param name="Name">As the command line names it.</param>
/// <param name="Talk">Creates the requests of a person's client.</param>
internal sealed record Scenario(string Name, Func<Person, Conversation> Talk)
{
    private const string Todo = """{"content":"Buy milk and call the plumber about the sink","is_done":false}""";
    private const string Daily =
        """{"content":"Water the plants on the balcony","due_date":"2030-01-01","recurrence":"FREQ=DAILY"}""";

    /// <summary>The requests that both Todo and the baseline can answer.</summary>
    public static IReadOnlyList<(string Name, Request Request)> Compared { get; } =
    [
        ("get", new("GET", person => $"/api/todos/{person.TodoId}")),
        ("list20", new("GET", _ => "/api/todos?limit=20")),
        ("update", new("PUT", person => $"/api/todos/{person.TodoId}", Todo)),
        ("create", new("POST", _ => "/api/todos", Todo)),
    ];

    /// <summary>Those that only Todo can answer.</summary>
    private static readonly Scenario[] TodoAlone =
    [
        new("complete", person => answer => Complete(person, answer)),
        new("move", person => _ => Move(person)),
        new("changes", person => answer => Changes(person, answer)),
        Repeating("due", new("GET", _ => "/api/todos?due=any&sort=due&limit=20")),
        Repeating("label", new("GET", _ => "/api/todos?label=home&limit=20")),
    ];

    public static IReadOnlyList<Scenario> All { get; } = [.. Compared.Select(compared => Repeating(compared.Name, compared.Request)), .. TodoAlone];

    /// <summary>Whether the baseline can answer it, too.</summary>
    public bool IsCompared => Compared.Any(compared => compared.Name == Name);

    public static Scenario? Find(string name) => All.FirstOrDefault(scenario => scenario.Name == name);

    private static Scenario Repeating(string name, Request request) => new(name, person => request.Repeated(person));

    /// <summary>Completes a recurring todo, then its successor, and so on.</summary>
    private static IEnumerable<Step> Complete(Person person, LastAnswer answer)
    {
        while (true)
        {
            yield return new(new Request("POST", _ => "/api/todos", Daily).Bytes(person), IsPreparation: true);
            for (var id = answer.Find("id"); id is not null; id = answer.Find("next_id"))
                yield return new Request("PATCH", _ => $"/api/todos/{id}", """{"is_done":true}""").Bytes(person);
        }
    }

    /// <summary>Moves a todo to the start and to the end in turn.</summary>
    private static IEnumerable<Step> Move(Person person)
    {
        string[] destinations = ["""{"after_id":null}""", """{"before_id":null}"""];
        byte[][] requests = [.. destinations.Select(body => new Request("POST", _ => $"/api/todos/{person.TodoId}/move", body).Bytes(person))];
        while (true)
        {
            foreach (var request in requests)
                yield return request;
        }
    }

    /// <summary>Reads the changes since a cursor after which this client has changed one todo.</summary>
    private static IEnumerable<Step> Changes(Person person, LastAnswer answer)
    {
        string? next;
        var path = "/api/changes";
        do
        {
            yield return new(new Request("GET", _ => path).Bytes(person), IsPreparation: true);
            next = answer.Find("next");
            path = $"/api/changes?since={Uri.EscapeDataString(next ?? string.Empty)}";
        }
        while (answer.Find("has_more") == "true");
        yield return new(new Request("PUT", _ => $"/api/todos/{person.TodoId}", Todo).Bytes(person), IsPreparation: true);
        var request = new Request("GET", _ => path).Bytes(person);
        while (true)
            yield return request;
    }
}
