using System.Net;
using Todo.Tests.Harness;

namespace Todo.Tests.Trust;

/// <summary>
/// Clients that follow the changes have what the server has, whatever several instances write, and whenever an instance dies
/// (docs/api.md#changes).
/// </summary>
internal sealed class ReplicaConvergenceTests
{
    private const int Writers = 6;
    private const int WritesOfEach = 30;
    private const int Kills = 2;

    [Test]
    public async Task Replicas_converge_while_two_instances_are_written_to_and_killed()
    {
        using var database = new TestDatabase();
        await using var cluster = await Cluster.StartAsync(database);
        var ada = await cluster.SignUpAsync();
        using var done = new CancellationTokenSource();
        var replicas = Enumerable.Range(1, 3).Select(size => (Size: size, Replica: new Replica(() => cluster.Any(ada)))).ToArray();

        var reading = replicas.Select(one => FollowAsync(one.Replica, one.Size, done.Token)).ToArray();
        var writers = Enumerable.Range(0, Writers).Select(i => new RandomWriter(cluster, ada, new Random(i))).ToArray();
        var writing = writers.Select(writer => writer.RunAsync(WritesOfEach)).ToArray();
        for (var kill = 1; kill <= Kills; kill++)
        {
            var enough = Writers * WritesOfEach * kill / (Kills + 1);
            while (writers.Sum(writer => writer.Acknowledged) < enough && !Array.Exists(writing, writer => writer.IsFaulted))
                await Task.Delay(5);
            await cluster.RestartAsync(kill % 2);
        }
        await Task.WhenAll(writing);
        await done.CancelAsync();
        await Task.WhenAll(reading);

        foreach (var (size, replica) in replicas)
        {
            await replica.SyncAsync(size);
            await replica.AssertIsUpToDateAsync();
        }
        Assert.That(replicas[0].Replica.Todos, Is.Not.Empty);
    }

    /// <summary>The events alone tell this client when to ask: no change is missed when its connection or the instance dies.</summary>
    [Test]
    public async Task A_client_that_asks_only_after_events_converges_too()
    {
        using var database = new TestDatabase();
        await using var cluster = await Cluster.StartAsync(database);
        var ada = await cluster.SignUpAsync();
        using var done = new CancellationTokenSource();
        var replica = await new Replica(() => cluster.Any(ada)).SyncAsync();
        var following = FollowEventsAsync(cluster, ada, replica, done.Token);
        var writers = Enumerable.Range(0, 3).Select(i => new RandomWriter(cluster, ada, new Random(i))).ToArray();

        var writing = Task.WhenAll(writers.Select(writer => writer.RunAsync(WritesOfEach)));
        await cluster.RestartAsync(0);
        await writing;

        var last = (await cluster.Any(ada).CreateTodoAsync("the last one")).Id;
        Assert.That(() => replica.Todos.ContainsKey(last) || following.IsCompleted, Is.True.After(30_000, 20));
        await done.CancelAsync();
        await following;
        await replica.AssertIsUpToDateAsync();
    }

    private static async Task FollowAsync(Replica replica, int size, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await replica.StepAsync(size);
            }
            catch (Exception exception) when (IsDeath(exception))
            {
                // The same page comes from the other instance.
            }
        }
    }

    private static async Task FollowEventsAsync(Cluster cluster, TodoClient ada, Replica replica, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                using var reader = await EventReader.OpenAsync(cluster.Any(ada), $"?since={replica.Cursor}");
                await using var closing = cancellationToken.Register(reader.Dispose);
                while (await reader.NextAsync() is { Type: "changed" })
                    await replica.SyncAsync();
            }
            catch (Exception exception) when (IsDeath(exception) || cancellationToken.IsCancellationRequested)
            {
                // What it missed comes when it connects again.
            }
        }
    }

    /// <summary>Whether the instance or the connection has died.</summary>
    private static bool IsDeath(Exception exception) =>
        exception is HttpRequestException or IOException or ObjectDisposedException or OperationCanceledException;

    /// <summary>Two instances on one database.</summary>
    private sealed class Cluster(TestDatabase database, ServerProcess[] instances) : IAsyncDisposable
    {
        private volatile int _dead = -1;

        public static async Task<Cluster> StartAsync(TestDatabase database) =>
            new(database, [await ServerProcess.StartAsync(database), await ServerProcess.StartAsync(database)]);

        public Task<TodoClient> SignUpAsync() => instances[0].SignUpAsync();

        /// <summary>The client on one of the instances.</summary>
        public TodoClient Any(TodoClient client)
        {
            var index = Random.Shared.Next(instances.Length);
            return new(instances[index == _dead ? 1 - index : index].Http) { AccessToken = client.AccessToken };
        }

        public async Task RestartAsync(int index)
        {
            var killed = instances[index];
            await killed.KillAsync();
            _dead = index;
            instances[index] = await ServerProcess.StartAsync(database);
            _dead = -1;
            await killed.DisposeAsync();
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var instance in instances)
                await instance.DisposeAsync();
        }
    }

    /// <summary>Writes at random, and goes on elsewhere when an instance dies.</summary>
    private sealed class RandomWriter(Cluster cluster, TodoClient ada, Random random)
    {
        private readonly List<long> _todos = [];
        private readonly List<long> _lists = [];

        public int Acknowledged { get; private set; }

        public async Task RunAsync(int writes)
        {
            while (Acknowledged < writes)
            {
                try
                {
                    var reply = await WriteAsync(cluster.Any(ada));
                    Assert.That(reply.Status, Is.AnyOf(HttpStatusCode.OK, HttpStatusCode.Created, HttpStatusCode.NoContent, HttpStatusCode.NotFound), reply.Text);
                    Acknowledged++;
                }
                catch (Exception exception) when (IsDeath(exception))
                {
                    // It may have been written or not.
                }
            }
        }

        private async Task<Reply> WriteAsync(TodoClient client)
        {
            var todo = _todos.Count == 0 ? 0 : _todos[random.Next(_todos.Count)];
            var list = _lists.Count == 0 ? 0 : _lists[random.Next(_lists.Count)];
            switch (random.Next(12))
            {
                case 0:
                    return Keep(_lists, await client.PostAsync("/api/lists", new { name = $"list {random.Next(9)}" }));
                case 1 when list != 0 && random.Next(2) == 0:
                    return await client.DeleteAsync($"/api/lists/{list}");
                case 2 when todo != 0:
                    return await client.DeleteAsync($"/api/todos/{todo}");
                case 3 when todo != 0:
                    return await client.PostAsync($"/api/trash/{todo}/restore", new { });
                case 4:
                    return await client.DeleteAsync("/api/trash");
                case 5:
                    return await client.PatchAsync("/api/todos", new { is_done = random.Next(2) == 0 });
                case 6 when todo != 0:
                    return await client.PostAsync($"/api/todos/{todo}/move", new { after_id = (long?)null });
                case 7 or 8 when todo != 0:
                    return await client.PatchAsync($"/api/todos/{todo}", new { content = $"changed {random.Next(99)}", is_done = random.Next(2) == 0 });
                default:
                    return Keep(
                        _todos,
                        await client.PostAsync("/api/todos", new { content = "todo", due_date = "2030-01-01", recurrence = random.Next(3) == 0 ? "FREQ=DAILY" : null }));
            }
        }

        private static Reply Keep(List<long> ids, Reply created)
        {
            if (created.Status == HttpStatusCode.Created)
                ids.Add(created.Id);
            return created;
        }
    }
}
