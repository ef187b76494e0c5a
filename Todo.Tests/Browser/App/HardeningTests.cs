using Todo.Tests.Harness;
using static Microsoft.Playwright.Assertions;

namespace Todo.Tests.Browser.App;

/// <summary>What the page does against scripts that are not its own, and where it keeps tokens.</summary>
internal sealed class HardeningTests : PageTest
{
    private const string Markup = "<img src=x onerror=\"window.ran=1\"><b>bold</b>";

    [Test]
    public async Task Text_that_looks_like_markup_is_shown_as_text()
    {
        var person = await Server.SignUpAsync();
        await person.AddAsync(new { content = Markup, notes = Markup, labels = new[] { "<i>label</i>" }, list_id = await person.AddListAsync(Markup) });
        var tab = await SignInAsync(person, "#/labels/" + Uri.EscapeDataString("<i>label</i>"));

        await Expect(tab.Heading).ToHaveTextAsync("<i>label</i>");
        await tab.ExpectAsync(Markup);
        await tab.Button($"Edit {Markup}").ClickAsync();
        await Expect(tab.Textbox("Notes")).ToHaveValueAsync(Markup);
        await tab.Button("Delete").ClickAsync();
        await Expect(tab.Status).ToContainTextAsync("<b>bold</b>");
        await tab.GoToAsync("#/search?q=" + Uri.EscapeDataString(Markup));
        await Expect(tab.Heading).ToContainTextAsync(Markup);

        Assert.That(await tab.Page.EvaluateAsync<bool>("() => 'ran' in window || document.querySelector('img, b, i') !== null"), Is.False);
    }

    [TestCase("document.body.innerHTML = '<p>x</p>'")]
    [TestCase("document.body.insertAdjacentHTML('beforeend', '<p>x</p>')")]
    [TestCase("await navigator.serviceWorker.register('/app/main.js')")]
    [TestCase("await fetch('http://127.0.0.1:9/')")]
    [TestCase("trustedTypes.createPolicy('other', {})")]
    public async Task The_policy_stops_what_an_injected_script_would_try(string attempt)
    {
        var device = await NewDeviceAsync(hasWorker: true);
        device.Expect("Content Security Policy");
        device.Expect("TrustedHTML");
        device.Expect("TrustedScriptURL");
        device.Expect("TrustedTypePolicy");
        device.Expect("another host: http://127.0.0.1:9/");
        var tab = await device.OpenAsync();
        await Expect(tab.Textbox("Email")).ToBeVisibleAsync();

        var outcome = await tab.Page.EvaluateAsync<string>($"async () => {{ try {{ {attempt}; return 'allowed'; }} catch (error) {{ return error.name; }} }}");

        Assert.That(outcome, Is.EqualTo("TypeError"), attempt);
    }

    [Test]
    public async Task Tokens_are_in_no_address_and_no_storage_but_the_database_of_the_session()
    {
        var person = await Server.SignUpAsync();
        var device = await NewDeviceAsync();
        var tab = await SignInAsync(person, device: device);
        await tab.AddAsync("Buy milk");

        var stored = await tab.Page.EvaluateAsync<string>(
            """
            async () => {
              const all = { localStorage: { ...localStorage }, sessionStorage: { ...sessionStorage }, cookie: document.cookie };
              for (const { name } of await indexedDB.databases()) {
                const database = await new Promise((resolve) => { indexedDB.open(name).onsuccess = (event) => resolve(event.target.result); });
                for (const store of database.objectStoreNames) {
                  const request = database.transaction(store).objectStore(store).getAll();
                  all[`${name}/${store}`] = await new Promise((resolve) => { request.onsuccess = () => resolve(request.result); });
                }
                database.close();
              }
              return JSON.stringify(all);
            }
            """);

        var refresh = System.Text.RegularExpressions.Regex.Match(stored, "\"refresh_token\":\"([^\"]+)\"").Groups[1].Value;
        Assert.That(refresh, Has.Length.GreaterThan(40));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(stored, Does.Contain("""{"localStorage":{},"sessionStorage":{},"cookie":"",""").And.Contain("todo-session/kv"));
            Assert.That(stored, Does.Not.Contain("eyJ"), "The access token is in memory only.");
            Assert.That(stored.Split(refresh), Has.Length.EqualTo(2), "The refresh token is stored once.");
            Assert.That(device.Requests, Has.None.Contain("eyJ").And.None.Contain(refresh));
        }
    }
}
