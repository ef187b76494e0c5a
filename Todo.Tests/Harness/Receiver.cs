using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Todo.Tests.Harness;

/// <summary>A message as a webhook's receiver got it.</summary>
/// <param name="Path">The path of the request.</param>
/// <param name="Headers">The headers by their names in lower case.</param>
/// <param name="Body">The body.</param>
/// <param name="At">When it came, as a time stamp of <see cref="Stopwatch"/>.</param>
internal sealed record ReceivedMessage(string Path, IReadOnlyDictionary<string, string> Headers, string Body, long At)
{
    public string Id => Headers["webhook-id"];

    public long Timestamp => long.Parse(Headers["webhook-timestamp"], CultureInfo.InvariantCulture);

    public string[] Signatures => Headers["webhook-signature"].Split(' ');
}

/// <summary>The receiver of webhooks on this machine, which answers 204 unless told otherwise.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    /// <summary>Lets a server send to receivers.</summary>
    public const string Allowed = "--Webhooks:AllowedNetworks:0=127.0.0.0/8";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly WebApplication _app;
    private readonly ConcurrentQueue<ReceivedMessage> _messages = new();

    private Receiver(WebApplication app) => _app = app;

    public string Url => _app.Urls.First() + "/hook";

    public int Port => new Uri(Url).Port;

    public IReadOnlyList<ReceivedMessage> Messages => [.. _messages];

    public static Task<Receiver> StartAsync(HttpStatusCode status) => StartAsync(context =>
    {
        context.Response.StatusCode = (int)status;
        return Task.CompletedTask;
    });

    /// <param name="answer">Writes the answer.</param>
    /// <param name="certificate">For https.</param>
    public static async Task<Receiver> StartAsync(Func<HttpContext, Task>? answer = null, X509Certificate2? certificate = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            if (certificate is not null)
                listen.UseHttps(certificate);
        }));
        var receiver = new Receiver(builder.Build());
        receiver._app.Run(async context =>
        {
            var at = Stopwatch.GetTimestamp();
            using var reader = new StreamReader(context.Request.Body);
            var body = await reader.ReadToEndAsync();
            var headers = context.Request.Headers.ToDictionary(header => header.Key.ToLowerInvariant(), header => header.Value.ToString());
            receiver._messages.Enqueue(new(context.Request.Path, headers, body, at));
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            if (answer is not null)
                await answer(context);
        });
        await receiver._app.StartAsync();
        return receiver;
    }

    /// <summary>Waits for so many messages.</summary>
    public async Task<IReadOnlyList<ReceivedMessage>> WaitForAsync(int count)
    {
        var begun = Stopwatch.GetTimestamp();
        while (_messages.Count < count)
        {
            Assert.That(Stopwatch.GetElapsedTime(begun), Is.LessThan(Patience), $"{_messages.Count} messages instead of {count}");
            await Task.Delay(5);
        }
        return Messages;
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.Zero);
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }
}
