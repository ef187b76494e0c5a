using Microsoft.Playwright;
using Todo.Tests.Harness;
using static Microsoft.Playwright.Assertions;

namespace Todo.Tests.Browser.App;

/// <summary>The order of todos, by pointer and by keyboard.</summary>
internal sealed class OrderTests : PageTest
{
    [Test]
    public async Task A_todo_is_dragged_to_another_place()
    {
        var (person, tab) = await StartAsync();

        await DragAsync(tab, tab.Todo("Three").Locator(".content"), tab.Todo("One"), 0.2f);

        await tab.ExpectAsync("Three", "One", "Two");
        AssertSaved(person, "Three", "One", "Two");
        await Expect(tab.Heading).ToHaveTextAsync("Inbox");
        await tab.Page.ReloadAsync();
        await tab.ExpectAsync("Three", "One", "Two");
    }

    [Test]
    public async Task A_todo_is_dragged_into_a_list()
    {
        var (person, tab) = await StartAsync();
        var work = await person.AddListAsync("Work");

        await DragAsync(tab, tab.Todo("Two").Locator(".content"), tab.Link("Work"), 0.5f);

        await tab.ExpectAsync("One", "Three");
        await Expect(tab.Status.GetByText("1 todo moved")).ToBeVisibleAsync();
        Assert.That(async () => (await person.QueryAsync($"&list_id={work}")).Length, Is.EqualTo(1).After(60_000, 50));
        await tab.Button("Undo").ClickAsync();
        await Expect(tab.Contents).ToHaveCountAsync(3);
    }

    [Test]
    public async Task A_drag_that_Escape_ends_moves_nothing()
    {
        var (_, tab) = await StartAsync();
        var (from, to) = (await CenterAsync(tab.Todo("Three").Locator(".content"), 0.5f), await CenterAsync(tab.Todo("One"), 0.2f));

        await tab.Page.Mouse.MoveAsync(from.X, from.Y);
        await tab.Page.Mouse.DownAsync();
        await tab.Page.Mouse.MoveAsync(to.X, to.Y, new() { Steps = 5 });
        await tab.PhotographAsync("inbox-dragging");
        await tab.Page.Keyboard.PressAsync("Escape");
        await tab.Page.Mouse.UpAsync();

        await tab.ExpectAsync("One", "Two", "Three");
    }

    [Test]
    public async Task The_buttons_move_a_todo_and_keep_the_focus()
    {
        var (person, tab) = await StartAsync();

        await tab.Button("Move Three up").FocusAsync();
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.ExpectAsync("One", "Three", "Two");
        await Expect(tab.Button("Move Three up")).ToBeFocusedAsync();
        await Expect(tab.Page.GetByText("Place 2 of 3")).ToBeAttachedAsync();
        await tab.Page.Keyboard.PressAsync("Enter");

        await tab.ExpectAsync("Three", "One", "Two");
        await Expect(tab.Button("Move Three up")).ToBeFocusedAsync();
        await Expect(tab.Button("Move Three up")).ToBeDisabledAsync();
        AssertSaved(person, "Three", "One", "Two");
    }

    [Test]
    public async Task Alt_and_the_arrows_move_the_todo_that_has_the_focus()
    {
        var (person, tab) = await StartAsync();

        await tab.Checkbox("One").FocusAsync();
        await tab.Page.Keyboard.PressAsync("Alt+ArrowDown");
        await tab.ExpectAsync("Two", "One", "Three");
        await tab.Page.Keyboard.PressAsync("Alt+ArrowDown");

        await tab.ExpectAsync("Two", "Three", "One");
        AssertSaved(person, "Two", "Three", "One");
    }

    [Test]
    public async Task A_finger_scrolls_except_at_the_grip()
    {
        var person = await Server.SignUpAsync();
        foreach (var content in (string[])["One", "Two", "Three"])
            await person.AddAsync(content);
        var device = await NewDeviceAsync(options: new() { HasTouch = true, IsMobile = true, ViewportSize = new() { Width = 390, Height = 800 } });
        var tab = await SignInAsync(person, device: device);
        await tab.ExpectAsync("One", "Two", "Three");

        await TouchAsync(tab, tab.Todo("Three").Locator(".content"), tab.Todo("One"));
        await tab.ExpectAsync("One", "Two", "Three");
        await TouchAsync(tab, tab.Todo("Three").Locator(".grip"), tab.Todo("One"));
        await tab.ExpectAsync("Three", "One", "Two");
        await tab.PhotographAsync("inbox-touch");
    }

    private static async Task DragAsync(Tab tab, ILocator row, ILocator target, float height)
    {
        var (from, to) = (await CenterAsync(row, 0.5f), await CenterAsync(target, height));
        await tab.Page.Mouse.MoveAsync(from.X, from.Y);
        await tab.Page.Mouse.DownAsync();
        await tab.Page.Mouse.MoveAsync(to.X, to.Y, new() { Steps = 5 });
        await tab.Page.Mouse.UpAsync();
    }

    private static async Task TouchAsync(Tab tab, ILocator row, ILocator target)
    {
        var (from, to) = (await CenterAsync(row, 0.5f), await CenterAsync(target, 0.2f));
        var session = await tab.Page.Context.NewCDPSessionAsync(tab.Page);
        await SendAsync("touchStart", from);
        for (var step = 1; step <= 5; step++)
            await SendAsync("touchMove", (from.X + (to.X - from.X) * step / 5, from.Y + (to.Y - from.Y) * step / 5));
        await SendAsync("touchEnd");

        Task SendAsync(string type, params (float X, float Y)[] points) => session.SendAsync(
            "Input.dispatchTouchEvent", new() { ["type"] = type, ["touchPoints"] = points.Select(point => new { x = point.X, y = point.Y }).ToArray() });
    }

    private static async Task<(float X, float Y)> CenterAsync(ILocator locator, float height)
    {
        await Expect(locator).ToBeVisibleAsync();
        var box = (await locator.BoundingBoxAsync())!;
        return (box.X + Math.Min(box.Width / 2, 60), box.Y + box.Height * height);
    }

    private static void AssertSaved(TodoClient person, params string[] contents) => Assert.That(
        async () => (await person.QueryAsync("&sort=position")).Select(todo => todo.Text("content")), Is.EqualTo(contents).After(60_000, 50), "on the server");

    private async Task<(TodoClient Person, Tab Tab)> StartAsync()
    {
        var person = await Server.SignUpAsync();
        foreach (var content in (string[])["One", "Two", "Three"])
            await person.AddAsync(content);
        var tab = await SignInAsync(person);
        await tab.ExpectAsync("One", "Two", "Three");
        return (person, tab);
    }
}
