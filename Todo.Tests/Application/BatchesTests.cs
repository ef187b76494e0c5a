using System.Threading.Channels;
using Todo.Application.Common;
using Todo.Tests.Harness;

namespace Todo.Tests.Application;

/// <summary>Operations on many rows.</summary>
[DatabaseIndependent]
internal sealed class BatchesTests
{
    private const int Operations = 5;
    private const int BatchesOfEach = 3;

    [Test]
    public async Task Many_operations_take_turns_batch_by_batch()
    {
        using var turns = new BulkTurns();
        var work = new UnitOfWork();
        var order = new List<int>();

        var operations = Enumerable.Range(0, Operations).Select(operation => RunAsync(new(work, turns), operation)).ToArray();
        while (order.Count < Operations * BatchesOfEach)
        {
            // Until those whose turn it is have begun.
            Assert.That(() => work.Running, Is.EqualTo(Math.Min(BulkTurns.AtATime, (Operations * BatchesOfEach) - order.Count)).After(60_000, 1));
            await work.EndOneAsync();
        }
        await Task.WhenAll(operations);

        Assert.That(operations.Select(operation => operation.Result.TryGetValue(out var count, out _) ? count : -1), Is.All.EqualTo(BatchesOfEach));
        Assert.That(order.Take(Operations), Is.EquivalentTo(Enumerable.Range(0, Operations)), "Each has its first batch before the second of another.");

        Task<Result<long>> RunAsync(Batches batches, int operation) => batches.RunAsync(
            1,
            (batch, _) =>
            {
                order.Add(operation);
                return Task.FromResult<Result<Batch<int>>>(new Batch<int>(1, batch == BatchesOfEach ? null : batch + 1));
            },
            CancellationToken.None);
    }

    [Test]
    public async Task Batches_within_a_unit_of_work_do_not_wait_for_a_turn()
    {
        using var turns = new BulkTurns();
        for (var i = 0; i < BulkTurns.AtATime; i++)
            await turns.TakeAsync(CancellationToken.None);
        var work = new UnitOfWork { IsRunning = true };

        var operation = new Batches(work, turns).RunAsync(
            0, (_, _) => Task.FromResult<Result<Batch<int>>>(new Batch<int>(1, null)), CancellationToken.None);
        await work.EndOneAsync();

        Assert.That((await operation).Failure, Is.Null);
    }

    /// <summary>Runs each transaction when the test ends it.</summary>
    private sealed class UnitOfWork : IUnitOfWork
    {
        private readonly Channel<Func<Task>> _running = Channel.CreateUnbounded<Func<Task>>();

        public bool IsRunning { get; init; }

        public int Running => _running.Reader.Count;

        public async Task EndOneAsync() => await (await _running.Reader.ReadAsync())();

        public Task<T> ExecuteAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
        {
            var outcome = new TaskCompletionSource<T>();
            _running.Writer.TryWrite(async () => outcome.SetResult(await work(cancellationToken)));
            return outcome.Task;
        }
    }
}
