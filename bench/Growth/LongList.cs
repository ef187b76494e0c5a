using System.Net.Http.Headers;
using Microsoft.AspNetCore.WebUtilities;
using Todo.Bench.Load;

namespace Todo.Bench.Growth;

/// <summary>A page deep in the list of a user who has a million todos, beside the first.</summary>
internal static class LongList
{
    private const double Target = 1.5;
    private const int PageSize = 100;
    private const int StrideSize = 500;

    private static readonly string[] Sorts = ["id", "-id", "created_at", "-created_at", "updated_at", "-updated_at"];

    public static async Task RunAsync(Workspace workspace, BenchOptions options)
    {
        var shape = new DatabaseShape(Users: 1, TodosPerUser: options.ManyTodos);
        await using var server = await Server.StartTodoAsync(workspace, await workspace.CreateDatabaseAsync(shape));
        var person = (await server.SignInAsync(1, shape))[0];
        var lastPage = options.ManyTodos / PageSize;
        var rows = new List<string[]>();
        foreach (var sort in Sorts)
        {
            Progress.Say($"Walking to page {lastPage:N0} by {sort}");
            var first = $"/api/todos?limit={PageSize}&sort={sort}";
            var last = await WalkAsync(server, person, sort, options.ManyTodos);
            var pages = new[] { first, last }.Select(path => new Request("GET", _ => path).Repeated(person)).ToArray();
            var (firsts, lasts) = await Alternate.RunAsync(
                options,
                warmUp => LoadGenerator.MeasureAsync(server, options.Connections, [pages[0]], warmUp, options.Window),
                warmUp => LoadGenerator.MeasureAsync(server, options.Connections, [pages[1]], warmUp, options.Window));
            rows.Add(
            [
                $"sort={sort}", .. Alternate.Figures(firsts, lasts),
                .. MarkdownTable.Judge(Statistics.Ratio(lasts, firsts, round => round.ProcessorTime), Target),
            ]);
        }
        MarkdownTable.Print(
            $"Growth: page {lastPage:N0} of {options.ManyTodos:N0} todos of one user beside page 1, CPU µs/request",
            ["list", "page 1", $"page {lastPage:N0}", "failures", "ratio", "target", "kept"],
            rows);
    }

    /// <summary>Follows the links in long strides up to the page before the last.</summary>
    /// <returns>The address of the last page.</returns>
    private static async Task<string> WalkAsync(Server server, Person person, string sort, int todos)
    {
        var list = $"/api/todos?sort={sort}";
        var page = list;
        for (var behind = 0; behind < todos - PageSize;)
        {
            // A cursor does not say how long the pages are: the last stride ends where the last page begins.
            var stride = Math.Min(StrideSize, todos - PageSize - behind);
            page = $"{list}&after={await NextAsync(server, person, $"{page}&limit={stride}")}";
            behind += stride;
        }
        return $"{page}&limit={PageSize}";
    }

    /// <returns>The cursor of the page behind.</returns>
    private static async Task<string> NextAsync(Server server, Person person, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", person.Token);
        using var answer = await server.Http.SendAsync(request);
        var link = answer.EnsureSuccessStatusCode().Headers.GetValues("Link").Single();
        return QueryHelpers.ParseQuery(new Uri(link.Split('<', '>')[1]).Query)["after"].ToString();
    }
}
