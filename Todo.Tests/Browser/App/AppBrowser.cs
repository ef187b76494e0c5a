using Todo.Tests.Harness;

namespace Todo.Tests.Browser.App;

/// <summary>The browser and the server of all tests of the page. Each test has its own user and its own devices.</summary>
[SetUpFixture]
internal sealed class AppBrowser
{
    private static Chromium? _chromium;
    private static TodoServer? _server;

    public static Chromium Chromium => _chromium ?? throw new InvalidOperationException("The browser has not been started.");

    /// <summary>Its mails stay in the outbox, and it sends webhooks to this machine.</summary>
    public static TodoServer Server => _server ?? throw new InvalidOperationException("The server has not been started.");

    [OneTimeSetUp]
    public static async Task StartAsync()
    {
        _chromium = await Chromium.LaunchAsync();
        _server = await TodoServer.StartAsync([Receiver.Allowed, .. MailBox.Settings]);
    }

    [OneTimeTearDown]
    public static async Task StopAsync()
    {
        if (_chromium is not null)
            await _chromium.DisposeAsync();
        if (_server is not null)
            await _server.DisposeAsync();
    }
}
