using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Todo.Application.Users;
using Todo.Domain.Todos;
using Todo.Infrastructure.Idempotency;
using Todo.Tests.Harness;

namespace Todo.Tests.Trust;

/// <summary>An account is deleted in batches, by the request or later by the clean-up (docs/operations.md#growth).</summary>
internal sealed class AccountRemovalTests
{
    private const int MoreThanTwoBatches = 1_200;

    [Test]
    public async Task Other_users_can_write_while_an_account_with_many_todos_is_deleted()
    {
        await using var server = await TodoServer.StartAsync();
        var ada = await server.SignUpAsync();
        var eve = await server.SignUpAsync();
        await TodoRows.AddAsync(server, ada.UserId, 20_000, "x");

        var deletion = ada.DeleteAsync("/api/users/me", new { password = ada.Password });
        var between = 0;
        while (!deletion.IsCompleted)
        {
            await eve.CreateTodoAsync();
            between += deletion.IsCompleted ? 0 : 1;
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That((await deletion).Status, Is.EqualTo(HttpStatusCode.NoContent));
            Assert.That(between, Is.GreaterThan(3));
            Assert.That(await GrowthRows.CountAsync(server, context => context.Set<TodoItem>().Where(todo => todo.UserId == ada.UserId)), Is.Zero);
            Assert.That(await GrowthRows.CountAsync(server, context => context.Users.Where(user => user.Id > 0)), Is.EqualTo(1));
        }
    }

    [Test]
    public async Task Remains_of_a_deleted_account_after_a_fault_are_cleaned_up_in_batches()
    {
        await using var server = await TodoServer.StartAsync(
            services => services.AddScoped(_ => FailingPort<IAccountRemoval>.With(new IOException())));
        var ada = await server.SignUpAsync();
        var eve = await server.SignUpAsync();
        await TodoRows.AddAsync(server, ada.UserId, MoreThanTwoBatches, "x");
        await GrowthRows.AddAnswersAsync(server, ada, MoreThanTwoBatches, server.Clock.GetUtcNow());
        await GrowthRows.AddUsedTokensAsync(server, MoreThanTwoBatches);
        var deletion = await ada.DeleteAsync("/api/users/me", new { password = ada.Password });
        var signIn = await SignInAttempts.TryAsync(server, ada.Email, ada.Password);
        var refreshed = await ada.RefreshAsync();
        var again = await ada.PostAsync("/api/users", new { name = "Ada", email = ada.Email, password = ada.Password });
        var left = await GrowthRows.CountAsync(server, context => context.Set<TodoItem>());

        await GrowthRows.CleanUpAsync(server);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((deletion.Status, left), Is.EqualTo((HttpStatusCode.NoContent, MoreThanTwoBatches)));
            Assert.That(server.Log.All.Select(line => line.Event.Id), Does.Contain(1203));
            Assert.That((signIn.Status, refreshed.Status), Is.EqualTo((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized)));
            Assert.That(again.Status, Is.EqualTo(HttpStatusCode.Created));
            Assert.That((await ada.GetAsync("/api/users/me")).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That((await eve.GetAsync("/api/users/me")).Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(await GrowthRows.CountAsync(server, context => context.Users.Where(user => user.Id > 0)), Is.EqualTo(2));
            Assert.That(await GrowthRows.CountAsync(server, context => context.Set<TodoItem>()), Is.Zero);
            Assert.That(await GrowthRows.CountAsync(server, context => context.Set<IdempotencyRecord>()), Is.Zero);
            Assert.That(await GrowthRows.CountAsync(server, context => context.RefreshTokens), Is.EqualTo(1));
        }
    }

    [Test]
    public async Task Concurrent_deletion_and_clean_up_on_several_instances_do_not_conflict()
    {
        await using var server = await TodoServer.StartAsync();
        var ada = await server.SignUpAsync();
        var eve = await server.SignUpAsync();
        await TodoRows.AddAsync(server, ada.UserId, 2 * MoreThanTwoBatches, "x");

        var deletion = ada.DeleteAsync("/api/users/me", new { password = ada.Password });
        var cleanUps = Enumerable.Range(0, 3).Select(async _ =>
        {
            while (!deletion.IsCompleted)
                await GrowthRows.CleanUpAsync(server);
        }).ToArray();
        await Task.WhenAll(cleanUps);

        Assert.That((await deletion).Status, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(await GrowthRows.CountAsync(server, context => context.Set<TodoItem>()), Is.Zero);
        Assert.That((await eve.GetAsync("/api/users/me")).Status, Is.EqualTo(HttpStatusCode.OK));
    }
}
