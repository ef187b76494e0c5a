using Microsoft.Playwright;
using Todo.Tests.Harness;

namespace Todo.Tests.Browser.App;

/// <summary>A test of the page in a browser. At its end, nothing may be wrong on any device.</summary>
[DatabaseIndependent]
internal abstract class PageTest
{
    private readonly List<Device> _devices = [];

    /// <summary>The server; a test that needs other settings starts its own.</summary>
    protected TodoServer Server { get; set; } = AppBrowser.Server;

    [TearDown]
    public async Task Nothing_is_wrong_on_any_device()
    {
        foreach (var device in _devices)
            await device.DisposeAsync();
        if (Server != AppBrowser.Server)
            await Server.DisposeAsync();
        Assert.That(_devices.SelectMany(device => device.Troubles), Is.Empty, "Neither the console nor the policy may report anything.");
    }

    /// <param name="hasWorker">Whether the service worker is installed; it only matters without a network.</param>
    /// <param name="options">Of the browser.</param>
    protected async Task<Device> NewDeviceAsync(bool hasWorker = false, BrowserNewContextOptions? options = null)
    {
        options ??= new();
        options.ServiceWorkers = hasWorker ? ServiceWorkerPolicy.Allow : ServiceWorkerPolicy.Block;
        var device = await Device.StartAsync(Server, options);
        _devices.Add(device);
        return device;
    }

    /// <summary>Registers a user over the API, and signs in on a device.</summary>
    protected async Task<(TodoClient Person, Tab Tab)> SignUpAsync(string screen = "#/inbox")
    {
        var person = await Server.SignUpAsync();
        return (person, await SignInAsync(person, screen));
    }

    /// <summary>Signs a user in, on a new device unless one is given, and waits until everything has been loaded.</summary>
    protected async Task<Tab> SignInAsync(TodoClient person, string screen = "#/inbox", Device? device = null)
    {
        device ??= await NewDeviceAsync();
        var tab = await device.OpenAsync(screen);
        await tab.SignInAsync(person.Email, person.Password);
        await Assertions.Expect(tab.Button("Account")).ToBeVisibleAsync();
        await device.Following.WaitAsync(TimeSpan.FromMinutes(1));
        return tab;
    }
}
