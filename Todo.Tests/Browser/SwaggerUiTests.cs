using Microsoft.Playwright;
using Todo.Tests.Harness;
using Todo.Tests.PersonalTokens;

namespace Todo.Tests.Browser;

/// <summary>Swagger UI in a browser, as a user operates it.</summary>
[DatabaseIndependent]
internal sealed class SwaggerUiTests
{
    private static Chromium? _chromium;

    private static string Root => SharedServer.Instance.Http.BaseAddress!.ToString();

    [OneTimeSetUp]
    public static async Task LaunchAsync() => _chromium = await Chromium.LaunchAsync();

    [OneTimeTearDown]
    public static async Task CloseAsync()
    {
        if (_chromium is not null)
            await _chromium.DisposeAsync();
    }

    [Test]
    public async Task A_user_authorizes_with_address_and_password_and_lists_todos()
    {
        var person = await SharedServer.Instance.SignUpAsync();
        await person.CreateTodoAsync("Seen in the browser");
        var page = await _chromium!.NewPageAsync();
        List<string> troubles = [];
        page.PageError += (_, error) => troubles.Add(error);
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(Root, StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
                troubles.Add(request.Url);
        };

        await page.GotoAsync(Root + "docs");
        await Assertions.Expect(page).ToHaveTitleAsync("Todo");
        await AuthorizeAsync(page, person);
        await PhotographAsync(page, "authorized");
        await page.GetByRole(AriaRole.Button, new() { Name = "Close" }).First.ClickAsync();

        var answer = await ExecuteAsync(page, "listTodos");
        await Assertions.Expect(answer.Locator(".response .response-col_status").First).ToContainTextAsync("200");
        await Assertions.Expect(answer).ToContainTextAsync("Seen in the browser");
        await PhotographAsync(page, "listed");
        Assert.That(troubles, Is.Empty, "No script may fail, and no request may go to another server.");
    }

    [Test]
    public async Task A_user_authorizes_with_a_personal_access_token()
    {
        var person = await SharedServer.Instance.SignUpAsync();
        await person.CreateTodoAsync("Seen with a token");
        var token = (await person.AddTokenAsync()).Text("token")!;
        var page = await _chromium!.NewPageAsync();
        await page.GotoAsync(Root + "docs");

        await page.Locator(".auth-wrapper .authorize").ClickAsync();
        await page.GetByLabel("auth-bearer-value").FillAsync(token);
        await PhotographAsync(page, "token");
        await page.GetByRole(AriaRole.Button, new() { Name = "Apply credentials" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Close" }).First.ClickAsync();

        var listed = await ExecuteAsync(page, "listTodos");
        await Assertions.Expect(listed).ToContainTextAsync("Seen with a token");
        await PhotographAsync(page, "listed");
        var created = await ExecuteAsync(page, "createTodo");
        await Assertions.Expect(created.Locator(".response .response-col_status").First).ToContainTextAsync("403");
        await Assertions.Expect(created).ToContainTextAsync("A personal access token needs the scope todos:write.");
        await PhotographAsync(page, "refused");
    }

    [Test]
    public async Task Only_protected_operations_show_a_lock()
    {
        var document = await OpenApi.ApiDocument.LoadAsync();
        var page = await _chromium!.NewPageAsync();

        await page.GotoAsync(Root + "docs");
        await page.Locator(".opblock").First.WaitForAsync();

        foreach (var operation in document.Operations)
        {
            var block = page.Locator($"[id$='-{operation.Id}']");
            await Assertions.Expect(block.Locator(".authorization__btn")).ToHaveCountAsync(operation.IsProtected ? 1 : 0);
        }
        await PhotographAsync(page, "overview");
    }

    [Test]
    public async Task The_prefilled_requests_create_and_change_a_todo()
    {
        var person = await SharedServer.Instance.SignUpAsync();
        var page = await _chromium!.NewPageAsync();
        await page.GotoAsync(Root + "docs");
        await AuthorizeAsync(page, person);
        await page.GetByRole(AriaRole.Button, new() { Name = "Close" }).First.ClickAsync();

        // Each request is sent as prefilled from the document's examples. No idempotency key makes the second one a retry.
        var first = await ExecuteAsync(page, "createTodo");
        await Assertions.Expect(first).ToContainTextAsync("Buy milk");
        await first.GetByRole(AriaRole.Button, new() { Name = "Execute" }).ClickAsync();
        await PhotographAsync(page, "created");

        await Assertions.Expect(first.Locator(".response .response-col_status").First).ToContainTextAsync("201");
        Assert.That(
            async () => (await person.GetAsync("/api/todos")).Json.GetArrayLength(), Is.EqualTo(2).After(5000, 50));
    }

    [Test]
    public async Task The_prefilled_requests_register_and_sign_in()
    {
        await using var server = await TodoServer.StartAsync();
        var page = await _chromium!.NewPageAsync();
        await page.GotoAsync(server.Http.BaseAddress + "docs");

        var registered = await ExecuteAsync(page, "registerUser");
        await Assertions.Expect(registered.Locator(".response .response-col_status").First).ToContainTextAsync("201");
        var signedIn = await ExecuteAsync(page, "signIn");
        await PhotographAsync(page, "signed-in");

        await Assertions.Expect(signedIn.Locator(".response .response-col_status").First).ToContainTextAsync("200");
        await Assertions.Expect(signedIn.Locator("tr[data-property-name=password] input:not([type=checkbox])")).ToHaveAttributeAsync("type", "password");
        await Assertions.Expect(signedIn.Locator("tr[data-property-name]").Filter(new() { Visible = true })).ToHaveCountAsync(6);
        // Swagger UI keeps no order among more than eight fields.
        foreach (var field in (string[])["grant_type=password", "username=ada%40example.com", "&password=correct%20horse%20battery"])
            await Assertions.Expect(signedIn.Locator(".curl")).ToContainTextAsync(field);
    }

    private static async Task AuthorizeAsync(IPage page, TodoClient person)
    {
        await page.Locator(".auth-wrapper .authorize").ClickAsync();
        await page.GetByLabel("username:").FillAsync(person.Email);
        await page.GetByLabel("password:").FillAsync(person.Password);
        await PhotographAsync(page, "authorize");
        await page.GetByRole(AriaRole.Button, new() { Name = "Apply given OAuth2 credentials" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Remove authorization" })).ToBeVisibleAsync();
    }

    /// <summary>Opens an operation and sends its prefilled request.</summary>
    private static async Task<ILocator> ExecuteAsync(IPage page, string operationId)
    {
        var block = page.Locator($"[id$='-{operationId}']");
        await block.Locator(".opblock-summary-control").ClickAsync();
        await block.GetByRole(AriaRole.Button, new() { Name = "Try it out" }).ClickAsync();
        await block.GetByRole(AriaRole.Button, new() { Name = "Execute" }).ClickAsync();
        await block.Locator(".live-responses-table").WaitForAsync();
        return block;
    }

    private static Task PhotographAsync(IPage page, string name) => page.PhotographAsync($"{TestContext.CurrentContext.Test.MethodName}-{name}");
}
