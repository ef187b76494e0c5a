using Microsoft.Playwright;

namespace Todo.Tests.Browser.App;

/// <summary>The page in a tab, by the roles and names that people and screen readers find.</summary>
internal sealed class Tab(IPage page, Uri root)
{
    public IPage Page => page;

    public ILocator Main => page.GetByRole(AriaRole.Main);

    public ILocator Entry => Textbox("Add a todo");

    public ILocator Status => page.GetByRole(AriaRole.Status);

    public ILocator Alert => page.GetByRole(AriaRole.Alert);

    /// <summary>The first heading, which names the screen.</summary>
    public ILocator Heading => page.GetByRole(AriaRole.Heading, new() { Level = 1 });

    /// <summary>The names of the todos that are shown, in their order.</summary>
    public ILocator Contents => Main.Locator(".todo .content");

    /// <param name="screen">Such as <c>#/inbox</c>.</param>
    public Task GoToAsync(string screen) => page.GotoAsync(root + screen);

    public ILocator Button(string name, bool exact = true) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = exact });

    public ILocator Textbox(string name) => page.GetByRole(AriaRole.Textbox, new() { Name = name, Exact = true });

    /// <param name="name">The beginning: a count may follow.</param>
    public ILocator Link(string name) => page.GetByRole(AriaRole.Link, new() { NameRegex = new("^" + name) });

    public ILocator Checkbox(string name) => page.GetByRole(AriaRole.Checkbox, new() { Name = name, Exact = true });

    /// <summary>A field by its label, also where it has no role of its own, such as a date.</summary>
    public ILocator Field(string label) => page.GetByLabel(label, new() { Exact = true });

    /// <summary>A todo of the screen.</summary>
    public ILocator Todo(string content) => Main.GetByRole(AriaRole.Listitem).Filter(new() { Has = Checkbox(content) });

    /// <summary>The part of the account settings under this heading.</summary>
    public ILocator Section(string heading) => page.GetByRole(AriaRole.Region, new() { Name = heading, Exact = true });

    public async Task SignInAsync(string email, string password)
    {
        await Textbox("Email").FillAsync(email);
        await Textbox("Password").FillAsync(password);
        await Button("Sign in").ClickAsync();
    }

    /// <summary>Adds a todo, and waits until it is shown.</summary>
    /// <param name="text">As typed.</param>
    /// <param name="content">What remains of it; by default everything.</param>
    public async Task AddAsync(string text, string? content = null)
    {
        await Entry.FillAsync(text);
        await Entry.PressAsync("Enter");
        await Assertions.Expect(Checkbox(content ?? text)).ToBeVisibleAsync();
    }

    /// <summary>Asserts which todos are shown, in this order.</summary>
    public Task ExpectAsync(params string[] contents) => Assertions.Expect(Contents).ToHaveTextAsync(contents);

    public Task PhotographAsync(string name) => page.PhotographAsync($"page-{name}");
}
