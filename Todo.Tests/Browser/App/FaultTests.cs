using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Todo.Tests.Harness;
using static Microsoft.Playwright.Assertions;

namespace Todo.Tests.Browser.App;

/// <summary>A server that is slow, busy or broken.</summary>
internal sealed class FaultTests : PageTest
{
    private const string Problem = "application/problem+json";

    [Test]
    public async Task A_change_is_shown_before_a_slow_server_has_answered()
    {
        var (person, tab) = await SignUpAsync();
        var answer = new TaskCompletionSource();
        await tab.Page.RouteAsync("**/api/todos", async route =>
        {
            await answer.Task;
            await route.ContinueAsync();
        });

        await tab.AddAsync("Buy milk");
        await tab.AddAsync("Bake bread");
        await tab.Checkbox("Buy milk").ClickAsync();
        await Expect(tab.Checkbox("Buy milk")).ToBeCheckedAsync();
        Assert.That(await person.QueryAsync(), Is.Empty, "The server has nothing yet.");
        answer.SetResult();

        Assert.That(async () => (await person.QueryAsync()).Select(todo => (todo.Text("content"), todo.IsDone())),
            Is.EqualTo(new[] { ("Buy milk", true), ("Bake bread", false) }).After(60_000, 50));
        await tab.ExpectAsync("Buy milk", "Bake bread");
    }

    [TestCase("todos")]
    [TestCase("lists")]
    public async Task What_is_typed_stays_when_a_slow_server_gives_the_new_thing_its_id(string kind)
    {
        var (_, tab) = await SignUpAsync();
        var answer = new TaskCompletionSource();
        await tab.Page.RouteAsync($"**/api/{kind}", async route =>
        {
            await answer.Task;
            await route.ContinueAsync();
        });
        ILocator field;
        if (kind == "lists")
        {
            await tab.Button("New list").ClickAsync();
            await tab.Textbox("List name").FillAsync("Work");
            await tab.Textbox("List name").PressAsync("Enter");
            field = tab.Entry;
        }
        else
        {
            await tab.AddAsync("Bake bread");
            await tab.Button("Edit Bake bread").ClickAsync();
            field = tab.Textbox("Add a subtask");
        }
        await Expect(tab.Page).ToHaveURLAsync(new Regex($"#/{kind}/-"));
        await field.PressSequentiallyAsync("Half a th");

        answer.SetResult();

        await Expect(tab.Page).ToHaveURLAsync(new Regex($"#/{kind}/[1-9]"));
        await field.PressSequentiallyAsync("ought");
        await Expect(field).ToHaveValueAsync("Half a thought");
        await Expect(field).ToBeFocusedAsync();
    }

    [Test]
    public async Task Nothing_says_that_it_is_loading_before_300_milliseconds()
    {
        var (_, tab) = await SignUpAsync();
        var answer = new TaskCompletionSource();
        await tab.Page.RouteAsync("**/api/trash", async route =>
        {
            await answer.Task;
            await route.ContinueAsync();
        });
        await tab.Page.Clock.InstallAsync();
        await tab.Page.Clock.PauseAtAsync(Server.Clock.GetUtcNow().UtcDateTime.AddMinutes(1));

        await tab.Link("Trash").ClickAsync();
        await Expect(tab.Heading).ToHaveTextAsync("Trash");
        await tab.Page.Clock.RunForAsync(290);
        await Expect(tab.Main.Locator(".skeleton")).ToHaveCountAsync(0);
        await tab.Page.Clock.RunForAsync(30);
        await Expect(tab.Main.Locator(".skeleton")).ToBeVisibleAsync();
        answer.SetResult();
        await tab.Page.Clock.ResumeAsync();

        await Expect(tab.Main).ToContainTextAsync("The trash is empty.");
    }

    [Test]
    public async Task A_refused_change_is_taken_back_with_a_message()
    {
        var device = await NewDeviceAsync();
        device.Expect("status of 409");
        var person = await Server.SignUpAsync();
        var tab = await SignInAsync(person, device: device);
        await tab.AddAsync("Buy milk");
        Assert.That(async () => (await person.QueryAsync()).Length, Is.EqualTo(1).After(60_000, 50));
        await tab.Page.RouteAsync("**/api/todos", route => route.FulfillAsync(
            new() { Status = 409, ContentType = Problem, Body = """{"type":"urn:todo:problem:limit-reached","title":"Conflict","status":409,"detail":"Too many."}""" }));

        await tab.Entry.FillAsync("One too many");
        await tab.Entry.PressAsync("Enter");

        await Expect(tab.Alert).ToContainTextAsync("The change of “One too many” was not accepted and has been taken back. The limit is reached. Delete something first.");
        await tab.ExpectAsync("Buy milk");
        await Looks.AssertFineAsync(tab, "inbox-refused");
        await tab.Page.UnrouteAllAsync();
        await tab.Button("Try again").ClickAsync();
        await tab.ExpectAsync("Buy milk", "One too many");
        Assert.That(async () => (await person.QueryAsync()).Length, Is.EqualTo(2).After(60_000, 50));
    }

    [Test]
    public async Task A_busy_server_gets_the_change_again_after_the_pause_that_it_asks_for()
    {
        var device = await NewDeviceAsync();
        device.Expect("status of 429");
        var person = await Server.SignUpAsync();
        var tab = await SignInAsync(person, device: device);
        var keys = new List<string>();
        await tab.Page.RouteAsync("**/api/todos", async route =>
        {
            keys.Add(route.Request.Headers["idempotency-key"]);
            if (keys.Count > 1)
                await route.ContinueAsync();
            else
                await route.FulfillAsync(new() { Status = 429, ContentType = Problem, Headers = [new("Retry-After", "1")], Body = """{"status":429}""" });
        });

        await tab.AddAsync("Buy milk");

        Assert.That(async () => (await person.QueryAsync()).Length, Is.EqualTo(1).After(60_000, 50));
        Assert.That(keys, Is.EqualTo(new[] { keys[0], keys[0] }), "the same key, so that it is made once");
        await Expect(tab.Alert).ToHaveCountAsync(0);
    }

    [Test]
    public async Task A_server_that_fails_again_and_again_does_not_keep_the_change_waiting_for_ever()
    {
        var device = await NewDeviceAsync();
        device.Expect("status of 500");
        var person = await Server.SignUpAsync();
        var tab = await SignInAsync(person, device: device);
        await tab.AddAsync("Buy milk");
        Assert.That(async () => (await person.QueryAsync()).Length, Is.EqualTo(1).After(60_000, 50));
        await tab.Page.Clock.InstallAsync();
        await tab.Page.RouteAsync("**/api/todos/*", route => route.FulfillAsync(
            new() { Status = 500, ContentType = Problem, Body = """{"type":"urn:todo:problem:internal","title":"Internal Server Error","status":500,"detail":"It failed."}""" }));

        await tab.Checkbox("Buy milk").ClickAsync();
        await Expect(tab.Checkbox("Buy milk")).ToBeCheckedAsync();
        for (var tries = 0; tries < 40 && !await tab.Alert.IsVisibleAsync(); tries++)
            await tab.Page.Clock.RunForAsync(1_000);

        await Expect(tab.Alert).ToContainTextAsync("The change of “Buy milk” was not accepted and has been taken back. The server had an error. Try again later.");
        await Expect(tab.Checkbox("Buy milk")).Not.ToBeCheckedAsync();
        Assert.That((await person.QueryAsync()).Single().IsDone(), Is.False);
    }

    [TestCase(429, "Too many attempts. Try again in 2 minutes.")]
    [TestCase(500, "The server had an error. Try again later.")]
    public async Task A_form_says_why_it_was_refused(int status, string message)
    {
        var device = await NewDeviceAsync();
        device.Expect($"status of {status}");
        var tab = await device.OpenAsync();
        await tab.Page.RouteAsync("**/api/login/access_token", route => route.FulfillAsync(new()
        {
            Status = status,
            ContentType = "application/json",
            Headers = [new("Retry-After", "90")],
            Body = """{"type":"urn:todo:problem:internal"}""",
        }));

        await tab.SignInAsync("ada@example.com", "anything at all");

        await Expect(tab.Alert).ToHaveTextAsync(message);
    }
}
