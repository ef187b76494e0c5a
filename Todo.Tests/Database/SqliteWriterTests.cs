using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Todo.Infrastructure.Database;
using Todo.Tests.Harness;

namespace Todo.Tests.Database;

[SqliteOnly]
internal sealed class SqliteWriterTests
{
    private const int Producers = 4;
    private const int WritesOfEach = 2_000;

    /// <summary>Each producer awaits its write before the next, so a write that is never picked up would block it.</summary>
    [Test]
    [CancelAfter(60_000)]
    public async Task A_write_does_not_wait_for_the_next_one(CancellationToken cancellationToken)
    {
        await using var server = await TodoServer.StartAsync();
        var runner = server.Services.GetRequiredService<ISessionRunner>();

        var written = await Task.WhenAll(Enumerable.Range(0, Producers).Select(_ => Task.Run(ProduceAsync, cancellationToken)));

        Assert.That(written, Is.All.EqualTo(WritesOfEach));

        async Task<int> ProduceAsync()
        {
            var count = 0;
            while (count < WritesOfEach)
                count += await runner.WriteAsync((_, _) => new ValueTask<int>(1), CancellationToken.None).AsTask().WaitAsync(cancellationToken);
            return count;
        }
    }

    [Test]
    public async Task A_write_that_takes_long_ends_its_batch()
    {
        await using var server = await TodoServer.StartAsync();
        var runner = server.Services.GetRequiredService<ISessionRunner>();
        var mayEnd = new TaskCompletionSource();

        // The others wait for it, and could share a batch.
        var first = WriteAsync(async () =>
        {
            await mayEnd.Task;
            return true;
        });
        var slow = WriteAsync(() => Task.FromResult(SpinWait.SpinUntil(IsLong(), Timeout.Infinite)));
        var next = WriteAsync(() => Task.FromResult(slow.IsCompletedSuccessfully));
        mayEnd.SetResult();

        Assert.That(await Task.WhenAll(first, slow, next), Is.All.True);

        Task<bool> WriteAsync(Func<Task<bool>> work) => runner.WriteAsync((_, _) => new ValueTask<bool>(work()), CancellationToken.None).AsTask();
    }

    /// <summary>Whether more time has passed since the first call than a batch may take.</summary>
    private static Func<bool> IsLong()
    {
        Stopwatch? clock = null;
        return () => (clock ??= Stopwatch.StartNew()).ElapsedMilliseconds > 20;
    }
}
