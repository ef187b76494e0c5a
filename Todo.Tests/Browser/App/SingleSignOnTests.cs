using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Todo.Tests.Harness;
using static Microsoft.Playwright.Assertions;

namespace Todo.Tests.Browser.App;

/// <summary>The company's own sign-in on the page.</summary>
internal sealed class SingleSignOnTests : PageTest
{
    private string? _nonce;

    [Test]
    public async Task Somebody_signs_in_at_the_provider_and_comes_back_to_the_same_screen()
    {
        await using var provider = await StartProviderAsync();
        var device = await NewDeviceAsync();
        device.Expect("another host: " + provider.Issuer);
        var tab = await device.OpenAsync("#/today");
        await Expect(tab.Button("Continue with Example Corp")).ToBeVisibleAsync();
        await Looks.AssertFineAsync(tab, "out-sso");

        await tab.Button("Continue with Example Corp").ClickAsync();

        await Expect(tab.Heading).ToHaveTextAsync("Today");
        Assert.That(tab.Page.Url, Does.EndWith("/app/#/today"), "The code has left the address.");
        await tab.Button("Account").ClickAsync();
        await Expect(tab.Page.GetByText("Ada Lovelace")).ToBeVisibleAsync();
    }

    [Test]
    public async Task Somebody_who_is_refused_at_the_provider_can_sign_in_otherwise()
    {
        await using var provider = await StartProviderAsync(isRefusing: true);
        var device = await NewDeviceAsync();
        device.Expect("another host: " + provider.Issuer);
        var tab = await device.OpenAsync();

        await tab.Button("Continue with Example Corp").ClickAsync();

        await Expect(tab.Alert).ToHaveTextAsync("The sign-in did not succeed. Try again.");
        await tab.Button("Back to sign-in").ClickAsync();
        await Expect(tab.Textbox("Email")).ToBeVisibleAsync();
    }

    [Test]
    public async Task Without_a_provider_nothing_is_allowed_but_this_server()
    {
        var page = await AppBrowser.Server.Anonymous().GetAsync("/app/");

        Assert.That(page.Header("Content-Security-Policy"), Does.Contain("connect-src 'self';"));
    }

    /// <summary>Starts the provider, and the server that accepts it.</summary>
    private async Task<FakeProvider> StartProviderAsync(bool isRefusing = false)
    {
        var provider = await FakeProvider.StartAsync();
        Server = await provider.StartServerAsync();
        provider.Answer = context => AnswerAsync(provider, context, isRefusing);
        return provider;
    }

    private async Task AnswerAsync(FakeProvider provider, HttpContext context, bool isRefusing)
    {
        var query = context.Request.Query;
        context.Response.Headers.AccessControlAllowOrigin = "*";
        switch (context.Request.Path)
        {
            case "/.well-known/openid-configuration":
                await context.Response.WriteAsJsonAsync(new JsonObject
                {
                    ["issuer"] = provider.Issuer,
                    ["jwks_uri"] = provider.JwksUri,
                    ["authorization_endpoint"] = provider.Issuer + "/authorize",
                    ["token_endpoint"] = provider.Issuer + "/token",
                });
                break;
            case "/authorize":
                _nonce = query["nonce"];
                context.Response.Redirect(QueryHelpers.AddQueryString(query["redirect_uri"].ToString(), new Dictionary<string, string?>
                {
                    ["state"] = query["state"],
                    [isRefusing ? "error" : "code"] = isRefusing ? "access_denied" : "a-code",
                }));
                break;
            case "/token":
                var claims = provider.Claims();
                claims["nonce"] = _nonce;
                await context.Response.WriteAsJsonAsync(new JsonObject { ["id_token"] = provider.Signer.Sign(claims), ["token_type"] = "Bearer" });
                break;
            default:
                await context.Response.WriteAsync(provider.Published());
                break;
        }
    }
}
