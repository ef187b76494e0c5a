using Microsoft.Extensions.DependencyInjection;
using Todo.Application.Todos;
using Todo.Infrastructure.Database.Sql;
using Todo.Infrastructure.Todos;
using Todo.Tests.Harness;

namespace Todo.Tests.Database;

/// <summary>Clients combine conditions and orders as they like, and the program keeps a bounded number of statements for them.</summary>
internal sealed class StatementGrowthTests
{
    [Test]
    public void Beyond_a_number_statements_are_not_kept()
    {
        var statements = new TodoStatements(SharedServer.Instance.Services.GetRequiredService<SqlDialect>());
        for (var shape = 0; shape < 2_000; shape++)
            statements.List(TodoSort.ById, TodoPhase.All, shape, hasAfter: false);

        Assert.That(Distinct(shape: 0), Is.EqualTo(1));
        Assert.That(Distinct(shape: 1_999), Is.EqualTo(2));

        int Distinct(int shape) => Enumerable.Range(0, 2)
            .Select(_ => statements.List(TodoSort.ById, TodoPhase.All, shape, hasAfter: false)).Distinct(ReferenceEqualityComparer.Instance).Count();
    }

    [Test]
    public async Task More_combinations_than_a_session_keeps_commands_for_are_answered()
    {
        await using var server = await TodoServer.StartAsync();
        var ada = await server.SignUpAsync();
        await ada.PostAsync("/api/todos", new { content = "milk", priority = "high", due_date = "2031-01-01" });
        string[] conditions = ["is_done=false", "priority=high", "due=any", "due_from=2030-01-01", "due_to=2032-01-01", "q=milk"];

        for (var combination = 0; combination < 1 << conditions.Length; combination++)
        {
            var query = string.Join('&', conditions.Where((_, i) => (combination >> i & 1) == 1));
            foreach (var sort in new[] { "id", "-due", "priority", "-position", "updated_at" })
            {
                var reply = await ada.GetAsync($"/api/todos?sort={sort}&{query}");
                Assert.That(reply.Json.GetArrayLength(), Is.EqualTo(1), $"{sort} {query}");
            }
        }
    }
}
