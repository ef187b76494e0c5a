using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Todo.Application.Common;
using Todo.Application.Todos;
using Todo.Application.Trash;
using Todo.Domain.Todos;
using Todo.Infrastructure.Trash;
using Todo.Tests.Harness;
using Todo.Tests.Trust;

namespace Todo.Tests.WebApi;

/// <summary>The clean-up deletes todos from the trash while they are being restored. On SQLite, writers take turns.</summary>
[PostgreSqlOnly]
internal sealed class RestoreRaceTests
{
    private Func<Task> _meanwhile = () => Task.CompletedTask;

    [Test]
    public async Task A_restoration_fails_if_the_clean_up_deletes_the_todo_first()
    {
        await using var server = await TodoServer.StartAsync(
            services => services.AddScoped<TrashRepository>().AddScoped<ITrashRepository>(
                provider => new Trash(provider.GetRequiredService<TrashRepository>(), () => _meanwhile())),
            "--Limits:TodosPerUser=2");
        var ada = await server.SignUpAsync();
        var parent = await ada.CreateAsync(new { content = "parent", labels = new[] { "home" } });
        await ada.CreateAsync(new { content = "subtask", parent_id = parent.Id });
        await ada.DeleteAsync($"/api/todos/{parent.Id}");
        server.Clock.Advance(TimeSpan.FromDays(31));
        ada = await ada.SignInAsync();
        _meanwhile = () => GrowthRows.CleanUpAsync(server);

        var reply = await ada.PostAsync($"/api/trash/{parent.Id}/restore", new { });

        reply.AssertProblem(HttpStatusCode.NotFound, "Todo not found");
        using (Assert.EnterMultipleScope())
        {
            Assert.That((await ada.GetAsync("/api/trash")).Text, Is.EqualTo("[]"));
            Assert.That((await ada.GetAsync("/api/todos")).Text, Is.EqualTo("[]"));
            Assert.That((await ada.GetAsync("/api/labels")).Text, Is.EqualTo("[]"));
        }
        // Both places in the quota are free.
        await ada.AddManyAsync(2);
        (await ada.PostAsync("/api/todos", new { content = "x" })).AssertProblem(HttpStatusCode.Conflict);
    }

    /// <summary>Runs something after a todo was found and before it is restored.</summary>
    private sealed class Trash(TrashRepository trash, Func<Task> meanwhile) : ITrashRepository
    {
        public async ValueTask<bool> RestoreAsync(IReadOnlyCollection<TodoItem> todos, CancellationToken cancellationToken)
        {
            await meanwhile();
            return await trash.RestoreAsync(todos, cancellationToken);
        }

        public ValueTask<Result<TodoItem>> FindForChangeAsync(long id, long userId, CancellationToken cancellationToken) =>
            trash.FindForChangeAsync(id, userId, cancellationToken);

        public ValueTask<IReadOnlyList<TodoItem>> ListSubtasksAsync(TodoItem parent, CancellationToken cancellationToken) =>
            trash.ListSubtasksAsync(parent, cancellationToken);

        public ValueTask<TodoSlice> ListAsync(long userId, TodoPosition? after, int take, CancellationToken cancellationToken) =>
            trash.ListAsync(userId, after, take, cancellationToken);

        public ValueTask<long> CountAsync(long userId, CancellationToken cancellationToken) => trash.CountAsync(userId, cancellationToken);

        public ValueTask DeleteAsync(TodoItem todo, CancellationToken cancellationToken) => trash.DeleteAsync(todo, cancellationToken);

        public ValueTask<long> DeleteSomeAsync(long userId, int take, CancellationToken cancellationToken) =>
            trash.DeleteSomeAsync(userId, take, cancellationToken);
    }
}
