using System.Text.RegularExpressions;
using Todo.Application.Todos;
using Todo.Infrastructure.Database.Sql;
using Todo.Infrastructure.Database.Sqlite;
using Todo.Infrastructure.Todos;
using Todo.Tests.Harness;

namespace Todo.Tests.Database;

/// <summary>The cost of the todo statements: each uses an index, and every page costs the same as the first.</summary>
[DatabaseIndependent]
internal sealed partial class QueryPlanTests
{
    private const int Rows = 10_000;
    private const int PageSize = 100;

    private static readonly TodoStatements Statements = new(new SqliteDialect());

    private static readonly TodoSort[] Sorts = EveryStatement.Sorts;

    private static IEnumerable<TestCaseData<Statement>> Cases() =>
        EveryStatement.Of(new SqliteDialect()).Select(named => new TestCaseData<Statement>(named.Statement) { TestName = $"{named.Name}: uses an index" });

    [TestCaseSource(nameof(Cases))]
    public void Statement_uses_an_index_and_does_not_sort(Statement statement)
    {
        using var schema = new SqliteSchema();

        var plan = schema.PlanOf(statement);

        var steps = plan.Where(step => step is not "LIST SUBQUERY 1" and not "CREATE BLOOM FILTER").ToList();
        Assert.That(steps, Has.Count.EqualTo(Reads().Count(statement.Sql)), statement.Sql);
        Assert.That(steps, Has.All.Match("^SEARCH .*(USING (COVERING )?INDEX|USING INTEGER PRIMARY KEY)"), statement.Sql);
    }

    [Test]
    public void A_filtered_list_reads_only_matching_rows([Values("id", "-created_at", "updated_at")] string sort)
    {
        using var schema = new SqliteSchema();

        var plan = schema.PlanOf(ListOf(TodoSort.Parse(sort)!, TodoPhase.All, new TodoFilter { IsDone = true }));

        Assert.That(plan.Single(), Does.Contain("is_done=?"));
    }

    [Test]
    public void A_page_costs_the_same_at_any_depth([ValueSource(nameof(Sorts))] TodoSort sort)
    {
        using var schema = new SqliteSchema();
        Seed(schema);
        var phase = TodoPhases.Of(sort, TodoFilter.All, after: null)[0];
        // Ids start at 1; each group of ten has the same value.
        long[] After(long id) => sort.Key == TodoSortKey.Id ? [id] : [id / 10, id];
        var nearStart = sort.Descending ? Rows : 1;
        var nearEnd = sort.Descending ? Rows / 10 : Rows - (Rows / 10);

        var first = schema.CostOf(ListOf(sort, phase, TodoFilter.All), [1, PageSize, .. After(nearStart)]);
        var deep = schema.CostOf(ListOf(sort, phase, TodoFilter.All), [1, PageSize, .. After(nearEnd)]);

        Assert.That((first.Rows, deep.Rows), Is.EqualTo((PageSize, PageSize)));
        Assert.That(deep.Steps, Is.EqualTo(first.Steps).Within(10).Percent);
    }

    private static Statement ListOf(TodoSort sort, TodoPhase phase, TodoFilter filter) =>
        Statements.List(sort, phase, Statements.Conditions.ShapeOf(filter), hasAfter: true);

    /// <summary>Inserts todos of two users alternately, every other one done.</summary>
    private static void Seed(SqliteSchema schema)
    {
        schema.Execute(
            "INSERT INTO users (id, name, email, normalized_email, password_hash, todo_count, change_seq, created_at, updated_at)"
            + " VALUES (1, 'a', 'a', 'a', 'x', 0, 0, 0, 0), (2, 'b', 'b', 'b', 'x', 0, 0, 0, 0)");
        schema.Execute(
            $"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {Rows})"
            + " INSERT INTO todos (user_id, content, content_folded, is_done, position, due, priority, completed_at, created_at, updated_at, change_seq)"
            + " SELECT 1 + i % 2, 'milk', 'milk', (i / 2) % 2, i / 10, i / 10, i / 10, i / 10, i / 10, i / 10, 0 FROM n");
    }

    /// <summary>Matches each place where a statement reads a table; INSERT ... VALUES reads none.</summary>
    [GeneratedRegex(@"\b(?:FROM|UPDATE|JOIN) \w+")]
    private static partial Regex Reads();
}
