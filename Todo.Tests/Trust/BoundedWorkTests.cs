using System.Net;
using System.Text;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Todo.Application.Common;
using Todo.Application.Todos;
using Todo.Tests.Harness;

namespace Todo.Tests.Trust;

/// <summary>A user at the limits gets only a share of the memory, writes and processors.</summary>
internal sealed class BoundedWorkTests
{
    private const int PageBytes = 1024 * 1024;

    [TestCase("id")]
    [TestCase("-updated_at")]
    public async Task A_page_of_large_todos_ends_at_about_1_MiB_and_the_next_page_continues(string sort)
    {
        await using var server = await TodoServer.StartAsync();
        var ada = await server.SignUpAsync();
        await TodoRows.AddAsync(server, ada.UserId, 90, new string('\u20ac', 10_000));

        var (ids, sizes) = await WalkAsync(ada, sort);

        Assert.That(ids, Has.Count.EqualTo(90).And.Unique);
        Assert.That(sizes, Has.Count.EqualTo(3));
        Assert.That(sizes, Is.All.LessThan(PageBytes * 11 / 10));
    }

    [TestCase("due")]
    [TestCase("-due")]
    [TestCase("priority")]
    [TestCase("-priority")]
    [TestCase("completed_at")]
    [TestCase("-completed_at")]
    public async Task A_page_with_and_without_values_of_the_sort_ends_at_about_1_MiB(string sort)
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var content = new string('\u20ac', 10_000);
        // 0.9 MiB with a value and as much without one.
        object[] todos =
        [
            .. Enumerable.Repeat(new { content, is_done = true, priority = "low", due_date = "2026-12-24" }, 31),
            .. Enumerable.Repeat(new { content }, 31),
        ];
        foreach (var todo in todos)
            await ada.CreateAsync(todo);

        var (ids, sizes) = await WalkAsync(ada, sort);

        Assert.That(ids, Has.Count.EqualTo(todos.Length).And.Unique);
        Assert.That(sizes, Has.Count.EqualTo(2).And.All.LessThan(PageBytes * 11 / 10));
    }

    [Test]
    public async Task Other_users_can_write_between_the_batches_of_a_bulk_change()
    {
        await using var server = await TodoServer.StartAsync();
        var ada = await server.SignUpAsync();
        var eve = await server.SignUpAsync();
        await TodoRows.AddAsync(server, ada.UserId, 20_000, "x");

        var bulk = ada.PatchAsync("/api/todos", new { is_done = true });
        var between = 0;
        while (!bulk.IsCompleted)
        {
            await eve.CreateTodoAsync();
            between += bulk.IsCompleted ? 0 : 1;
        }

        Assert.That((await bulk).Text, Is.EqualTo("{\"updated\":20000}"));
        Assert.That(between, Is.GreaterThan(3));
    }

    [Test]
    public async Task Clearing_many_todos_deletes_them_all_and_releases_their_quota()
    {
        await using var server = await TodoServer.StartAsync("--Limits:TodosPerUser=1200");
        var ada = await server.SignUpAsync();
        await TodoRows.AddAsync(server, ada.UserId, 1_200, "x");

        Assert.That((await ada.DeleteAsync("/api/todos?is_done=false")).Text, Is.EqualTo("{\"deleted\":1200}"));

        Assert.That((await ada.CreateTodoAsync()).Status, Is.EqualTo(HttpStatusCode.Created));
        Assert.That((await ada.GetAsync("/api/todos")).Json.GetArrayLength(), Is.EqualTo(1));
    }

    [Test]
    public async Task Of_many_concurrent_requests_of_one_user_some_run_some_wait_and_the_rest_are_429()
    {
        var gate = new TaskCompletionSource();
        var held = new Held(gate.Task);
        await using var server = await TodoServer.StartAsync(
            services => services.AddSingleton<IPipelineBehavior<ListTodos, Result<TodoPage>>>(held), "--RateLimiting:Enabled=true");
        var ada = await server.SignUpAsync();
        var eve = await server.SignUpAsync();

        var requests = Enumerable.Range(0, 100).Select(_ => ada.GetAsync("/api/todos?limit=7")).ToList();
        var refused = await Task.WhenAny(requests);
        var admitted = requests.ToList();
        while (admitted.Count > 64)
            admitted.Remove(await Task.WhenAny(admitted));
        var other = await eve.GetAsync("/api/todos?limit=8");
        Assert.That(() => held.Begun, Is.GreaterThanOrEqualTo(4).After(20_000, 10));
        var running = held.Begun;
        gate.SetResult();
        var replies = await Task.WhenAll(requests);

        Assert.That(running, Is.EqualTo(4));
        Assert.That((await refused).Status, Is.EqualTo(HttpStatusCode.TooManyRequests));
        Assert.That((await refused).Header("Retry-After"), Is.EqualTo("1"));
        Assert.That(other.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(replies.Count(reply => reply.Status == HttpStatusCode.OK), Is.EqualTo(64));
        Assert.That(replies.Count(reply => reply.Status == HttpStatusCode.TooManyRequests), Is.EqualTo(36));
    }

    /// <summary>The ids on all pages, and the sizes of the pages.</summary>
    private static async Task<(List<long> Ids, List<int> Sizes)> WalkAsync(TodoClient client, string sort)
    {
        var (ids, sizes) = (new List<long>(), new List<int>());
        for (string? next = $"/api/todos?limit=500&sort={sort}"; next is not null;)
        {
            var page = await client.GetAsync(next);
            sizes.Add(Encoding.UTF8.GetByteCount(page.Text));
            ids.AddRange(page.Json.EnumerateArray().Select(todo => todo.GetProperty("id").GetInt64()));
            next = PageWalk.NextOf(page);
        }
        return (ids, sizes);
    }

    /// <summary>Delays lists with a limit of 7.</summary>
    private sealed class Held(Task gate) : IPipelineBehavior<ListTodos, Result<TodoPage>>
    {
        private int _begun;

        public int Begun => Volatile.Read(ref _begun);

        public async Task<Result<TodoPage>> Handle(
            ListTodos request, CancellationToken cancellationToken, RequestHandlerDelegate<Result<TodoPage>> next)
        {
            if (request.Limit != 7)
                return await next();
            Interlocked.Increment(ref _begun);
            await gate;
            return await next();
        }
    }
}
