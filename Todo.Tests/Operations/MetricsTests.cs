using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Todo.Application.Common;
using Todo.Tests.Harness;

namespace Todo.Tests.Operations;

/// <summary>The program's own metrics.</summary>
internal sealed class MetricsTests
{
    [Test]
    public async Task Each_event_is_counted_once_under_its_own_name()
    {
        await using var server = await TodoServer.StartAsync();
        using var counts = new Counts(server);
        var ada = await server.SignUpAsync();
        await ada.CreateTodoAsync();
        await ada.PostAsync("/api/todos", new { content = "once" }, ("Idempotency-Key", "key"));
        await ada.PostAsync("/api/todos", new { content = "once" }, ("Idempotency-Key", "key"));
        await ada.PostAsync("/api/todos", new { content = "" });
        await ada.RefreshAsync();
        foreach (var _ in Enumerable.Range(0, 6))
            await ada.FormAsync("/token", ("username", ada.Email), ("password", "not her password"));

        using (await EventReader.OpenAsync(ada))
        {
            Assert.That(counts.All["todo.event_streams"], Is.EqualTo(1));
        }

        Assert.That(() => counts.All["todo.event_streams"], Is.Zero.After(10_000, 20));
        Assert.That(counts.All, Is.EquivalentTo(new Dictionary<string, long>
        {
            ["todo.sign_ins"] = 1,
            ["todo.sign_in_failures"] = 5,
            ["todo.throttled"] = 1,
            ["todo.todos_created"] = 2,
            ["todo.event_streams"] = 0,
        }));
        Assert.That(counts.Instruments.Select(instrument => instrument.Unit), Is.All.Match("^({.+}|s)$"));
        Assert.That(counts.Instruments.Select(instrument => instrument.Description), Is.All.EndsWith("."));
    }

    /// <summary>Sums the counters of one server.</summary>
    private sealed class Counts : IDisposable
    {
        private readonly MeterListener _listener = new();

        public Counts(TodoServer server)
        {
            var meters = server.Services.GetRequiredService<IMeterFactory>();
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == TodoMetrics.MeterName && instrument.Meter.Scope == meters)
                {
                    Instruments.Enqueue(instrument);
                    listener.EnableMeasurementEvents(instrument);
                }
            };
            _listener.SetMeasurementEventCallback<long>((instrument, value, _, _) =>
                All.AddOrUpdate(instrument.Name, value, (_, sum) => sum + value));
            _listener.Start();
        }

        public ConcurrentDictionary<string, long> All { get; } = new();

        public ConcurrentQueue<Instrument> Instruments { get; } = new();

        public void Dispose() => _listener.Dispose();
    }
}
