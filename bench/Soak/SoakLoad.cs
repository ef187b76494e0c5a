using System.Net.Sockets;
using Todo.Bench.Load;

namespace Todo.Bench.Soak;

/// <summary>What clients do during a soak. The number of todos does not grow.</summary>
internal static class SoakLoad
{
    private const string Todo = """{"content":"Water the plants on the balcony","due_date":"2030-01-01","labels":["home"]}""";
    private const int TurnsUntilEmptied = 5;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Listening = TimeSpan.FromMinutes(1);

    /// <summary>Creates a todo, does all there is to do with it, deletes it, and empties the trash at intervals.</summary>
    public static IEnumerable<Step> Talk(Person person, LastAnswer answer)
    {
        for (var turn = 1; ; turn++)
        {
            yield return Bytes("POST", "/api/todos", Todo);
            if (answer.Find("id") is not { } id)
                continue;
            yield return Bytes("GET", $"/api/todos/{id}");
            yield return Bytes("PATCH", $"/api/todos/{id}", """{"priority":"high","notes":"Twice a week"}""");
            yield return Bytes("GET", "/api/todos?due=any&sort=due&limit=20");
            yield return Bytes("POST", $"/api/todos/{id}/move", """{"after_id":null}""");
            yield return Bytes("GET", "/api/changes?limit=20");
            yield return Bytes("PATCH", $"/api/todos/{id}", """{"is_done":true}""");
            yield return Bytes("DELETE", $"/api/todos/{id}");
            if (turn % TurnsUntilEmptied == 0)
                yield return Bytes("DELETE", "/api/trash");
        }

        byte[] Bytes(string method, string path, string? body = null) => new Request(method, _ => path, body).Bytes(person);
    }

    /// <summary>A new connection for each request.</summary>
    /// <returns>The failures.</returns>
    public static async Task<int> ChurnAsync(Server server, Person[] people, CancellationToken stop)
    {
        var failures = 0;
        for (var i = 0; !stop.IsCancellationRequested; i++)
        {
            using var connection = new Connection(server.Address);
            var person = people[i % people.Length];
            if (await connection.SendAsync(new Request("GET", _ => $"/api/todos/{person.TodoId}").Bytes(person)) != 200)
                failures++;
            await Task.Delay(Pause, CancellationToken.None);
        }
        return failures;
    }

    /// <summary>An event stream that is read for a minute, and then opened anew.</summary>
    /// <returns>The failures: streams that were refused, or that the server has ended.</returns>
    public static async Task<int> ListenAsync(Server server, Person person, CancellationToken stop)
    {
        var failures = 0;
        while (!stop.IsCancellationRequested)
        {
            using var minute = CancellationTokenSource.CreateLinkedTokenSource(stop);
            minute.CancelAfter(Listening);
            try
            {
                using var client = await EventStream.OpenAsync(server, person);
                await client.GetStream().CopyToAsync(Stream.Null, minute.Token);
                failures++;
            }
            catch (OperationCanceledException)
            {
                // The minute is over, or the soak.
            }
            catch (Exception exception) when (exception is IOException or SocketException)
            {
                failures++;
                await Task.Delay(Pause, CancellationToken.None);
            }
        }
        return failures;
    }
}
