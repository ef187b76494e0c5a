using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Todo.Infrastructure.Delivery;
using Todo.Infrastructure.MailDelivery;

namespace Todo.Tests.Harness;

/// <summary>The program on a real port with a real database, with cheap password hashes and without rate limits.</summary>
internal sealed class TodoServer : IAsyncDisposable
{
    private static readonly string[] Defaults =
    [
        "--urls=http://127.0.0.1:0",
        "--Database:Synchronous=Normal",
        "--Passwords:Iterations=10000",
        "--RateLimiting:Enabled=false",
        "--Logging:LogLevel:Default=Information",
        "--Logging:LogLevel:Microsoft=Warning",
    ];

    private readonly WebApplication _app;
    private readonly bool _ownsDatabase;

    private TodoServer(WebApplication app, TestDatabase database, bool ownsDatabase, ManualClock clock, LogLines log)
    {
        _app = app;
        _ownsDatabase = ownsDatabase;
        Database = database;
        Clock = clock;
        Log = log;
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(app.Urls.First()) };
    }

    public TestDatabase Database { get; }

    public ManualClock Clock { get; }

    public LogLines Log { get; }

    /// <summary>An HTTP client without a token, which does not follow redirects.</summary>
    public HttpClient Http { get; }

    public IServiceProvider Services => _app.Services;

    /// <param name="settings">Each as <c>--Section:Name=value</c>.</param>
    public static Task<TodoServer> StartAsync(params string[] settings) =>
        StartAsync(new TestDatabase(), ownsDatabase: true, new ManualClock(), settings);

    /// <param name="replace">Replaces registered services or adds more.</param>
    /// <param name="settings">Each as <c>--Section:Name=value</c>.</param>
    public static Task<TodoServer> StartAsync(Action<IServiceCollection> replace, params string[] settings) =>
        StartAsync(new TestDatabase(), ownsDatabase: true, new ManualClock(), settings, replace);

    /// <summary>Starts a first instance on an existing database, which the caller still owns.</summary>
    public static Task<TodoServer> StartOnAsync(TestDatabase database, params string[] settings) =>
        StartAsync(database, ownsDatabase: false, new ManualClock(), settings);

    /// <param name="database">It stays the caller's.</param>
    /// <param name="replace">Registers other services over the program's own.</param>
    /// <param name="settings">Each as <c>--Section:Name=value</c>.</param>
    public static Task<TodoServer> StartOnAsync(TestDatabase database, Action<IServiceCollection> replace, params string[] settings) =>
        StartAsync(database, ownsDatabase: false, new ManualClock(), settings, replace);

    /// <summary>Starts another instance with the same database and clock.</summary>
    public Task<TodoServer> StartAnotherAsync(params string[] settings) => StartAsync(Database, ownsDatabase: false, Clock, settings);

    /// <summary>Registers a new user and signs in.</summary>
    public Task<TodoClient> SignUpAsync() => TodoClient.SignUpAsync(Http);

    /// <summary>Returns a client without a token.</summary>
    public TodoClient Anonymous() => new(Http);

    /// <summary>Stops the server; its database remains until disposal.</summary>
    public async Task StopAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        if (_ownsDatabase)
            Database.Dispose();
    }

    private static async Task<TodoServer> StartAsync(
        TestDatabase database, bool ownsDatabase, ManualClock clock, string[] settings, Action<IServiceCollection>? replace = null)
    {
        var log = new LogLines();
        var hasSecret = settings.Any(setting => setting.StartsWith("--Jwt:SigningKey", StringComparison.Ordinal));
        var app = global::Todo.WebApi.Hosting.WebApi.Build(
            [.. Defaults, .. database.Settings.Where(setting => !hasSecret || !setting.StartsWith("--Jwt:KeysPath", StringComparison.Ordinal)), .. settings],
            services =>
            {
                services.AddSingleton<TimeProvider>(clock);
                // Without a receiver on this machine, messages stay pending.
                if (!settings.Contains(Receiver.Allowed))
                    services.Remove(services.Single(service => service.ImplementationType == typeof(DeliveryWorker)));
                if (settings.Contains(MailBox.Nowhere))
                    services.Remove(services.Single(service => service.ImplementationType == typeof(MailWorker)));
                services.AddLogging(logging => logging.ClearProviders().AddProvider(log));
                replace?.Invoke(services);
            });
        try
        {
            await app.StartAsync();
            return new(app, database, ownsDatabase, clock, log);
        }
        catch
        {
            await app.DisposeAsync();
            if (ownsDatabase)
                database.Dispose();
            throw;
        }
    }
}
