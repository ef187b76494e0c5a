using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;

namespace Todo.Bench;

/// <summary>Two servers can be compared only while they do the same work: their answers must not differ.</summary>
internal static partial class SameAnswers
{
    /// <summary>The answer to each kind of request, without what tells the time.</summary>
    public static async Task<IReadOnlyList<string>> CollectAsync(Server server, Person person)
    {
        var answers = new List<string>();
        foreach (var (name, asked) in Scenario.Compared)
        {
            using var request = new HttpRequestMessage(new HttpMethod(asked.Method), asked.Path(person));
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", person.Token);
            if (asked.Body is not null)
                request.Content = new StringContent(asked.Body, Encoding.UTF8, "application/json");
            using var answer = await server.Http.SendAsync(request);
            var headers = answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key != "Date").OrderBy(header => header.Key);
            var text = $"{name}: {(int)answer.StatusCode}\n"
                + string.Concat(headers.Select(header => $"{header.Key}: {string.Join(", ", header.Value)}\n"))
                + await answer.Content.ReadAsStringAsync();
            answers.Add(asked.Method == "GET" ? text : Times().Replace(text, "…"));
        }
        return answers;
    }

    public static void Check(IReadOnlyList<string> ours, IReadOnlyList<string> theirs)
    {
        foreach (var (one, other) in ours.Zip(theirs))
        {
            if (one != other)
                throw new InvalidOperationException($"The baseline answers otherwise than Todo.\n\nTodo: {one}\n\nBaseline: {other}");
        }
    }

    /// <summary>Instants and the entity tags made of them.</summary>
    [GeneratedRegex("\"\\d{4}-[^\"]+Z\"|ETag: \"[0-9a-f]+\"")]
    private static partial Regex Times();
}
