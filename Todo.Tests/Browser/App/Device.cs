using System.Collections.Concurrent;
using Microsoft.Playwright;
using Todo.Tests.Harness;

namespace Todo.Tests.Browser.App;

/// <summary>A browser with storage of its own, as on another device. It notes everything that is wrong in its tabs.</summary>
internal sealed class Device : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly Uri _root;
    private readonly ConcurrentQueue<string> _troubles = new();
    private readonly ConcurrentQueue<string> _requests = new();
    private readonly List<string> _expected = [];
    private readonly TaskCompletionSource _following = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Device(IBrowserContext context, Uri root)
    {
        _context = context;
        _root = root;
        context.Request += (_, request) => Note(request);
        context.Response += (_, response) =>
        {
            if (response.Url.Contains("/api/events", StringComparison.Ordinal))
                _following.TrySetResult();
        };
        context.Console += (_, message) =>
        {
            if (message.Type == "error")
                _troubles.Enqueue($"console: {message.Text} ({message.Location})");
        };
        context.WebError += (_, error) => _troubles.Enqueue("uncaught: " + error.Error);
    }

    public IBrowserContext Context => _context;

    /// <summary>What went wrong, without what the test has announced: errors in the console, uncaught exceptions, requests to other hosts.</summary>
    public IEnumerable<string> Troubles => _troubles.Where(trouble => !_expected.Any(trouble.Contains));

    /// <summary>Ends when the page follows the changes: everything has been loaded, and no other request is on its way.</summary>
    public Task Following => _following.Task;

    /// <summary>All requests, such as <c>POST /api/todos</c>.</summary>
    public IReadOnlyCollection<string> Requests => _requests;

    public static async Task<Device> StartAsync(TodoServer server, BrowserNewContextOptions options)
    {
        options.ViewportSize ??= new() { Width = 1280, Height = 900 };
        options.Locale ??= "en-US";
        options.TimezoneId ??= "Europe/Berlin";
        return new(await AppBrowser.Chromium.NewContextAsync(options), server.Http.BaseAddress!);
    }

    /// <summary>Announces an error in the console, by a part of its text: browsers report each failed request there.</summary>
    public void Expect(string trouble) => _expected.Add(trouble);

    public async Task<Tab> OpenAsync(string screen = "")
    {
        var tab = new Tab(await _context.NewPageAsync(), new Uri(_root, "app/"));
        await tab.GoToAsync(screen);
        return tab;
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    private void Note(IRequest request)
    {
        var address = new Uri(request.Url);
        if (address.Scheme is "data" or "blob")
            return;
        _requests.Enqueue($"{request.Method} {address.PathAndQuery}");
        if (address.Authority != _root.Authority)
            _troubles.Enqueue("another host: " + request.Url);
    }
}
