using System.Text.Json;
using Todo.Application.Todos;
using Todo.Infrastructure.Database;
using Todo.Infrastructure.Database.PostgreSql;
using Todo.Infrastructure.Database.Sql;
using Todo.Infrastructure.Todos;
using Todo.Tests.Harness;

namespace Todo.Tests.Database;

/// <summary>
/// The cost of the statements on PostgreSQL, like <see cref="QueryPlanTests"/> on SQLite. <see cref="EveryStatement"/> lists the
/// checked statements.
/// </summary>
[PostgreSqlOnly]
internal sealed class PostgreSqlPlanTests
{
    private const int PageSize = 50;

    private static readonly TodoStatements Statements = new(new PostgreSqlDialect());

    private static readonly TodoSort[] Sorts =
        [.. EveryStatement.Sorts.Where(sort => sort.Key is TodoSortKey.Id or TodoSortKey.CreatedAt or TodoSortKey.UpdatedAt)];

    private static PostgreSqlPlans? _plans;

    private static PostgreSqlPlans Plans => _plans ?? throw new InvalidOperationException("There is no database yet.");

    [OneTimeSetUp]
    public static async Task CreateAsync() => _plans = await PostgreSqlPlans.CreateAsync();

    [OneTimeTearDown]
    public static void Delete() => _plans?.Dispose();

    private static IEnumerable<TestCaseData<Statement>> Cases() => EveryStatement.Of(new PostgreSqlDialect())
        .Select(named => new TestCaseData<Statement>(named.Statement) { TestName = $"{named.Name}: reads no whole table" });

    [TestCaseSource(nameof(Cases))]
    public void Statement_does_not_scan_a_table(Statement statement) => AssertReadsNoWholeTable(statement.Sql, statement.Parameters);

    [Test]
    public async Task Commands_of_EF_Core_do_not_scan_a_table()
    {
        var commands = await EveryCommand.OfAsync(DatabaseProvider.PostgreSql);

        using (Assert.EnterMultipleScope())
        {
            foreach (var (_, sent) in commands)
            {
                foreach (var (sql, parameters) in sent)
                    AssertReadsNoWholeTable(sql.TrimEnd(';'), parameters);
            }
        }
    }

    [Test]
    public void A_filtered_list_reads_only_matching_rows([Values] bool descending)
    {
        var scan = ScanOf(PlanOf(new TodoSort(TodoSortKey.Id, descending), isDone: true, depth: 0.1));

        Assert.That(scan.GetProperty("Index Cond").GetString(), Does.Contain("is_done"));
    }

    /// <summary>Near the end, PostgreSQL may read and sort all remaining rows, which are hardly more than a page.</summary>
    [Test]
    public void A_page_reads_few_additional_rows_at_any_depth(
        [ValueSource(nameof(Sorts))] TodoSort sort, [Values(null, false)] bool? isDone, [Values(0.1, 0.7)] double depth)
    {
        var scan = ScanOf(PlanOf(sort, isDone, depth));

        var left = (1 - depth) * PostgreSqlPlans.TodosOfEach / (isDone is null ? 1 : 2);
        var removed = scan.TryGetProperty("Rows Removed by Filter", out var rows) ? rows.GetDouble() : 0;
        Assert.That(scan.GetProperty("Actual Rows").GetDouble() + removed, Is.InRange(Math.Min(PageSize, left - 1), (2 * PageSize) + 2));
    }

    /// <summary>Reads a page of a user's list that starts after a share of the list.</summary>
    private static IReadOnlyList<JsonElement> PlanOf(TodoSort sort, bool? isDone, double depth)
    {
        var list = Statements.List(sort, TodoPhase.All, Statements.Conditions.ShapeOf(new TodoFilter { IsDone = isDone }), hasAfter: true);
        var share = sort.Descending ? 1 - depth : depth;
        var id = (long)(share * PostgreSqlPlans.Users * PostgreSqlPlans.TodosOfEach);
        var values = new Dictionary<string, object>
        {
            ["user_id"] = 1,
            ["is_done"] = isDone ?? false,
            ["after"] = sort.Key == TodoSortKey.Id ? id : PostgreSqlPlans.InstantAt(share),
            ["after_id"] = id,
            ["take"] = PageSize,
        };
        return Plans.Of(list.Sql, list.Parameters, values, isRun: true);
    }

    private static void AssertReadsNoWholeTable(string sql, IReadOnlyList<SqlParameter> parameters)
    {
        var nodes = Plans.Of(sql, parameters);
        Assert.That(nodes.Where(node => node.GetProperty("Node Type").GetString() == "Seq Scan"), Is.Empty, sql);
    }

    /// <summary>Returns the only node that reads todos.</summary>
    private static JsonElement ScanOf(IReadOnlyList<JsonElement> nodes) => nodes.Single(node => node.TryGetProperty("Relation Name", out _));
}
