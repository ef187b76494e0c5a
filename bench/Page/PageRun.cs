using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Playwright;

namespace Todo.Bench.Page;

/// <summary>The page for people in Chromium: how soon it shows something on a slow processor, what it weighs, and how it scrolls.</summary>
internal static class PageRun
{
    private const int SlowDown = 4;
    private const int ManyTodos = 1_000;

    private static readonly string[] Labels = ["home", "work"];
    private static readonly string[] Browsers = ["chromium", "chromium-browser", "google-chrome", "chrome.exe"];

    public static async Task RunAsync(Workspace workspace, BenchOptions options)
    {
        if (Browsers.Select(Command.Find).FirstOrDefault(path => path is not null) is not { } browser)
        {
            Progress.Say("page: skipped, install chromium");
            return;
        }
        await using var server = await Server.StartTodoAsync(workspace, await workspace.CreateDatabaseAsync(new(Users: 1, TodosPerUser: 1)));
        var email = await FillAsync(server, ManyTodos);
        Cores.FreeGenerator();
        using var playwright = await Playwright.CreateAsync();
        await using var chromium = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = browser, Args = ["--no-sandbox"] });
        List<double> first = [], again = [], longest = [];
        var weight = 0.0;
        for (var round = 0; round < options.Rounds; round++)
        {
            Progress.Say($"page, round {round + 1}");
            await using var context = await chromium.NewContextAsync(new() { BaseURL = server.Http.BaseAddress!.ToString() });
            var page = await context.NewPageAsync();
            first.Add(await PageProbe.FirstContentAsync(page, SlowDown));
            await SignInAsync(page, email);
            weight = await PageProbe.WeightAsync(page);
            longest.Add(await PageProbe.LongestTaskWhileScrollingAsync(page, ManyTodos));
            await page.EvaluateAsync("() => navigator.serviceWorker.ready.then(() => null)");
            await page.CloseAsync();
            again.Add(await PageProbe.FirstContentAsync(await context.NewPageAsync(), SlowDown));
        }
        MarkdownTable.Print(
            "The page for people",
            ["figure", "median", "worst", "target", "kept"],
            [
                Row($"first content, the first time, processor slowed down {SlowDown} times, ms", first, 1_000),
                Row($"first content, with {ManyTodos:N0} todos on the device, as slow, ms", again, 1_000),
                Row("all files of the page, compressed, bytes", [weight], 120_000),
                Row($"longest task while {ManyTodos:N0} todos scroll, ms", longest, 50),
            ]);
    }

    private static string[] Row(string figure, List<double> values, double target)
    {
        var median = Statistics.Median(values);
        return [figure, MarkdownTable.Number(median), MarkdownTable.Number(values.Max()), $"{target:N0}", MarkdownTable.YesNo(median <= target)];
    }

    /// <summary>Registers a person with todos, and returns the address.</summary>
    private static async Task<string> FillAsync(Server server, int todos)
    {
        const string Email = "page@example.com";
        (await server.Http.PostAsJsonAsync("/api/users", new { name = "Ada", email = Email, password = Seed.Password })).EnsureSuccessStatusCode();
        using var form = new FormUrlEncodedContent([new("username", Email), new("password", Seed.Password)]);
        var tokens = await (await server.Http.PostAsync("/api/login/access_token", form)).Content.ReadFromJsonAsync<JsonElement>();
        for (var i = 0; i < todos; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/todos");
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", tokens.GetProperty("access_token").GetString());
            request.Content = JsonContent.Create(new
            {
                content = $"Todo {i} of the ones that make the list long",
                priority = i % 3 == 0 ? "high" : "none",
                labels = Labels,
                due_date = "2030-01-01",
            });
            (await server.Http.SendAsync(request)).EnsureSuccessStatusCode();
        }
        return Email;
    }

    private static async Task SignInAsync(IPage page, string email)
    {
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Email" }).FillAsync(email);
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Password" }).FillAsync(Seed.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Account" }).WaitForAsync();
    }
}
