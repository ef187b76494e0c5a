using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Todo.Application.Common;
using Todo.Application.Todos;
using Todo.Application.Users;
using Todo.Domain.Todos;
using Todo.Domain.Users;
using Todo.Infrastructure.Database;
using Todo.Tests.Harness;

namespace Todo.Tests.Database;

/// <summary>A use case has one transaction, which prepared SQL and EF Core share.</summary>
internal sealed class UnitOfWorkTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch.AddDays(1);

    private static TodoServer Server => SharedServer.Instance;

    [Test]
    public async Task Work_that_throws_rolls_back_prepared_SQL_and_EF_Core()
    {
        var ada = await Server.SignUpAsync();
        var before = await StateAsync(ada);

        Assert.That(
            () => RunAsync<bool>(ada, async (todos, user) =>
            {
                await todos.CreateAsync(ada.UserId, "lost", Now);
                user.Change("Lost", default, Now);
                throw new IOException("in the middle");
            }),
            Throws.InstanceOf<IOException>());

        Assert.That(await StateAsync(ada), Is.EqualTo(before));
    }

    [Test]
    public async Task Work_that_returns_a_failure_is_rolled_back()
    {
        var ada = await Server.SignUpAsync();
        var before = await StateAsync(ada);

        var result = await RunAsync<Result<TodoItem>>(ada, async (todos, user) =>
        {
            await todos.CreateAsync(ada.UserId, "lost", Now);
            user.Change("Lost", default, Now);
            return TodoFailures.Stale;
        });

        Assert.That(result.Failure, Is.EqualTo(TodoFailures.Stale));
        Assert.That(await StateAsync(ada), Is.EqualTo(before));
    }

    [Test]
    public async Task Work_that_returns_a_value_commits_prepared_SQL_and_EF_Core_together()
    {
        var ada = await Server.SignUpAsync();

        await RunAsync<Result<TodoItem>>(ada, async (todos, user) =>
        {
            user.Change("Kept", default, Now);
            return await todos.CreateAsync(ada.UserId, "kept", Now);
        });

        Assert.That(await StateAsync(ada), Is.EqualTo(("Kept", 1)));
    }

    [Test]
    public async Task Nested_work_joins_the_same_transaction()
    {
        var ada = await Server.SignUpAsync();
        var before = await StateAsync(ada);
        await using var scope = Server.Services.CreateAsyncScope();
        var unitOfWork = scope.ServiceProvider.GetRequiredService<IUnitOfWork>();
        var todos = scope.ServiceProvider.GetRequiredService<ITodoRepository>();

        Assert.That(
            () => unitOfWork.ExecuteAsync<bool>(
                async ct =>
                {
                    await unitOfWork.ExecuteAsync(
                        async inner => await todos.CreateAsync(ada.UserId, "lost", Now), ct);
                    throw new IOException("after the inner work");
                },
                CancellationToken.None),
            Throws.InstanceOf<IOException>());

        Assert.That(await StateAsync(ada), Is.EqualTo(before));
    }

    [Test]
    public async Task A_change_outside_a_unit_of_work_is_rejected()
    {
        await using var scope = Server.Services.CreateAsyncScope();
        var todos = scope.ServiceProvider.GetRequiredService<ITodoRepository>();

        Assert.That(
            async () => await todos.CreateAsync(1, "x", Now),
            Throws.InvalidOperationException.With.Message.Contains("unit of work"));
    }

    [Test]
    public async Task Work_that_fails_does_not_affect_other_work_in_the_same_commit()
    {
        var people = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Server.SignUpAsync()));

        var results = await Task.WhenAll(people.Select((person, i) => RunAsync<Result<TodoItem>>(person, async (todos, user) =>
        {
            var added = await todos.CreateAsync(person.UserId, "x", Now);
            return i % 2 == 0 ? added : TodoFailures.Stale;
        })));

        var counts = await Task.WhenAll(people.Select(async person => (await StateAsync(person)).Todos));
        Assert.That(counts, Is.EqualTo(results.Select(result => result.Failure is null ? 1 : 0)));
        Assert.That(results.Count(result => result.Failure is null), Is.EqualTo(4));
    }

    [Test]
    public async Task Every_transaction_takes_the_next_number_of_the_user_and_stamps_what_it_writes()
    {
        var ada = await Server.SignUpAsync();

        var first = (await ada.CreateTodoAsync()).Id;
        var second = (await ada.CreateTodoAsync()).Id;
        await ada.PutAsync($"/api/todos/{first}", new { content = "again" });
        await ada.PatchAsync("/api/todos", new { is_done = true });
        await ada.DeleteAsync($"/api/todos/{second}");

        await using var context = Server.Services.GetRequiredService<ITodoDbContextFactory>().Create();
        var user = await context.Users.SingleAsync(user => user.Id == ada.UserId);
        var stamps = await context.Set<TodoItem>().Where(todo => todo.UserId == ada.UserId).Select(todo => todo.ChangeSeq).ToListAsync();
        Assert.That((user.ChangeSeq, user.TodoCount), Is.EqualTo((6L, 1L)));
        Assert.That(stamps, Is.EqualTo([5L]));
    }

    [Test]
    public async Task A_rejected_change_takes_no_number()
    {
        var ada = await Server.SignUpAsync();
        var id = (await ada.CreateTodoAsync()).Id;

        await ada.PutAsync($"/api/todos/{id}", new { content = "x" }, ("If-Match", "\"0\""));
        await ada.PutAsync("/api/todos/999999999", new { content = "x" });

        await using var context = Server.Services.GetRequiredService<ITodoDbContextFactory>().Create();
        Assert.That((await context.Users.SingleAsync(user => user.Id == ada.UserId)).ChangeSeq, Is.EqualTo(2));
    }

    private static async Task<T> RunAsync<T>(TodoClient person, Func<ITodoRepository, User, Task<T>> work)
    {
        await using var scope = Server.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<IUserRepository>();
        var todos = scope.ServiceProvider.GetRequiredService<ITodoRepository>();
        return await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().ExecuteAsync(
            async ct => await work(todos, (await users.FindForChangeAsync(person.UserId, ct))!), CancellationToken.None);
    }

    private static async Task<(string Name, int Todos)> StateAsync(TodoClient person) =>
        ((await person.GetAsync("/api/users/me")).Json.GetProperty("name").GetString()!, (await person.GetAsync("/api/todos")).Json.GetArrayLength());
}

file static class Todos
{
    /// <summary>Reserves a place and adds a todo to it.</summary>
    public static async ValueTask<Result<TodoItem>> CreateAsync(this ITodoRepository todos, long userId, string content, DateTimeOffset now)
    {
        if (await todos.ReserveAsync(userId, 1, 10, CancellationToken.None) is { } failure)
            return failure;
        var inboxId = await todos.GetInboxIdAsync(userId, CancellationToken.None);
        TodoItem.Create(userId, new TodoPlace(inboxId), new TodoChange { Content = content }, now, out var todo);
        await todos.AddAsync(todo, CancellationToken.None);
        return todo;
    }
}
