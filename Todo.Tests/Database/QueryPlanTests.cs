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

    /// <summary>Steps that read no table in full: a subquery, values, the labels of a todo, and the attempts of a delivery.</summary>
    private static readonly string[] OtherSteps =
    [
        "LIST SUBQUERY 1", "SCALAR SUBQUERY 1", "SCALAR SUBQUERY 2", "CORRELATED SCALAR SUBQUERY 1", "SCAN CONSTANT ROW", "CREATE BLOOM FILTER", "CO-ROUTINE found", "SCAN found",
        "SEARCH todo_labels USING COVERING INDEX ix_todo_labels_todo_id (todo_id=?)",
        "SEARCH webhook_attempts USING COVERING INDEX ix_webhook_attempts_delivery_id (delivery_id=?)",
    ];

    [TestCaseSource(nameof(Cases))]
    public void Statement_uses_an_index_and_does_not_sort(Statement statement)
    {
        using var schema = new SqliteSchema();

        var plan = schema.PlanOf(statement);

        var isGrouped = statement.Sql.Contains("GROUP BY folded", StringComparison.Ordinal);
        // The outbox may be read as a whole: it contains only what is pending.
        var isOutbox = statement.Sql.Contains("FROM webhook_deliveries d", StringComparison.Ordinal);
        // A user has few active sessions, and an account few counted failures: they may be sorted.
        var isFew = statement.Sql.Contains("ORDER BY last_used_at", StringComparison.Ordinal) || statement.Sql.Contains("FROM attempts WHERE subject = @subject AND at", StringComparison.Ordinal);
        var steps = plan.Where(step => !OtherSteps.Contains(step)
            && !(isFew && step == "USE TEMP B-TREE FOR ORDER BY")
            && !(isGrouped && step == "USE TEMP B-TREE FOR GROUP BY")
            && !(isOutbox && step.StartsWith("USE TEMP B-TREE FOR", StringComparison.Ordinal))).ToList();
        var reads = Reads().Count(statement.Sql) - (statement.Sql.StartsWith("DELETE FROM todo_labels", StringComparison.Ordinal) ? 1 : 0);
        // Rows may already refer to the id of a new user or session: SQLite looks them up.
        if (!statement.Sql.StartsWith("INSERT INTO users", StringComparison.Ordinal) && !statement.Sql.StartsWith("INSERT INTO sessions", StringComparison.Ordinal))
            Assert.That(steps, Has.Count.EqualTo(reads), statement.Sql);
        Assert.That(
            steps, Has.All.Match("^(SEARCH .*(USING (COVERING )?INDEX|USING INTEGER PRIMARY KEY)|SCAN d USING INDEX ix_webhook_deliveries_pending_|SCAN mails USING INDEX ix_mails_next_attempt_at)"),
            statement.Sql);
    }

    /// <summary>Where a filter selects few todos, a page must not read all todos of the user, whatever its order.</summary>
    [Test]
    public void A_selective_filter_decides_which_todos_are_read(
        [ValueSource(typeof(EveryStatement), nameof(EveryStatement.Selective))] (string Name, TodoFilter Filter) selective,
        [ValueSource(nameof(Sorts))] TodoSort sort,
        [Values] bool hasAfter)
    {
        using var schema = new SqliteSchema();
        var shape = Statements.Conditions.ShapeOf(selective.Filter);

        using (Assert.EnterMultipleScope())
        {
            foreach (var phase in TodoPhases.Of(sort, selective.Filter, after: null))
            {
                var key = phase == TodoPhase.WithoutValue ? TodoSortKey.Id : sort.Key;
                var isFilterFirst = Statements.Conditions.OnlyFilteredBy(shape, key) != 0;
                var plan = schema.PlanOf(Statements.List(sort, phase, shape, hasAfter, isFilterFirst));
                Assert.That(plan[0], Does.Match(@"^SEARCH .*[(](user_id=[?] AND (is_done|list_id|parent_id|priority|due|completed_at)|owner_id)"), $"{phase}");
            }
        }
    }

    [Test]
    public void A_filtered_list_reads_only_matching_rows([Values("id", "-id")] string sort)
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
        var phase = sort.IsNullable ? TodoPhase.WithValue : TodoPhase.All;
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
            + " SELECT 1 + i % 2, 'milk', 'milk', (i / 2) % 2, 1 + i / 10, 1 + i / 10, 1 + i / 10, 1 + i / 10, i / 10, i / 10, 0 FROM n");
    }

    /// <summary>Matches each place where a statement reads a table; INSERT ... VALUES reads none.</summary>
    [GeneratedRegex(@"\b(?:FROM|UPDATE|JOIN) \w+")]
    private static partial Regex Reads();
}
