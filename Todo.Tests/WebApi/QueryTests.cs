using System.Globalization;
using System.Net;
using System.Text.Json;
using Todo.Application.Todos;
using Todo.Tests.Harness;

namespace Todo.Tests.WebApi;

/// <summary>Every condition and every sort, alone and in pairs, page by page, as a search in memory finds.</summary>
internal sealed class QueryTests
{
    private const int Count = 300;
    private const int Seed = 20261129;

    private static readonly DateTimeOffset Now = new(2031, 1, 15, 12, 30, 30, TimeSpan.Zero);

    private static TodoServer _server = null!;
    private static TodoClient _ada = null!;
    private static JsonElement[] _all = [];
    private static List<(string Name, string Value)> _conditions = [];

    private static IEnumerable<string> Sorts => TodoSort.Names;

    [OneTimeSetUp]
    public static async Task CreateAsync()
    {
        _server = await TodoServer.StartAsync();
        _server.Clock.StopAt(Now);
        _ada = await _server.SignUpAsync();
        long[] lists = [await _ada.InboxAsync(), await _ada.AddListAsync("a"), await _ada.AddListAsync("b")];
        var parents = await Task.WhenAll(Enumerable.Range(0, 30).Select(i => _ada.AddAsync(Members(new Random(Seed + i), lists[i % 3], null))));
        await Parallel.ForAsync(30, Count, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (i, _) =>
        {
            var random = new Random(Seed + i);
            var parent = random.Next(4) == 0 ? parents[random.Next(parents.Length)] : default(JsonElement?);
            await _ada.AddAsync(Members(random, parent?.Number("list_id") ?? lists[random.Next(3)], parent?.Id()));
        });
        // Completed at a few instants.
        for (var i = 0; i < 40; i++)
        {
            if (i % 5 == 0)
                _server.Clock.Advance(TimeSpan.FromMilliseconds(250));
            await _ada.ChangeAsync(parents[i % 30].Id(), new { is_done = i < 30 });
        }
        _all = await _ada.QueryAsync();
        Assert.That(_all, Has.Length.EqualTo(Count));
        var completed = _all.Select(todo => todo.Text("completed_at")).OfType<string>().Order(StringComparer.Ordinal).ToArray();
        _conditions =
        [
            ("is_done", "true"), ("is_done", "false"), ("q", "MILK"), ("q", "note"), ("list_id", $"{lists[1]}"), ("parent_id", "none"),
            ("parent_id", $"{_all.First(todo => todo.Number("parent_id") is not null).Number("parent_id")}"), ("label", "HOME"), ("label", "work"),
            ("priority", "none"), ("priority", "high"), ("due", "overdue"), ("due", "today"), ("due", "upcoming"), ("due", "none"), ("due", "any"),
            ("due_from", "2031-01-14"), ("due_to", "2031-01-16"), ("completed_from", completed[completed.Length / 3]), ("completed_to", completed[^3]),
        ];
    }

    [OneTimeTearDown]
    public static async Task StopAsync() => await _server.DisposeAsync();

    [Test]
    public async Task Every_condition_alone_finds_some_and_leaves_some()
    {
        foreach (var condition in _conditions)
            Assert.That(await FoundAsync(condition), Is.InRange(1, Count - 1), $"{condition}");
    }

    [Test]
    public async Task Every_pair_of_conditions_finds_what_meets_both()
    {
        var nonempty = 0;
        for (var i = 0; i < _conditions.Count; i++)
        {
            for (var k = i + 1; k < _conditions.Count; k++)
            {
                if (_conditions[i].Name != _conditions[k].Name && await FoundAsync(_conditions[i], _conditions[k], ("limit", "97")) > 0)
                    nonempty++;
            }
        }
        Assert.That(nonempty, Is.GreaterThan(100), "the test tests little otherwise");
    }

    [Test]
    public async Task Every_sort_with_every_condition_pages_in_order([ValueSource(nameof(Sorts))] string sort)
    {
        Assert.That(await FoundAsync(("sort", sort), ("limit", "23")), Is.EqualTo(Count));
        foreach (var condition in _conditions)
            await FoundAsync(condition, ("sort", sort), ("limit", "17"));
    }

    [Test]
    public async Task Random_questions_with_many_conditions_are_answered()
    {
        var random = new Random(Seed);
        var sorts = Sorts.ToArray();
        for (var i = 0; i < 150; i++)
        {
            var conditions = random.GetItems(_conditions.ToArray(), random.Next(2, 6)).DistinctBy(condition => condition.Name);
            await FoundAsync([.. conditions, ("sort", sorts[random.Next(sorts.Length)]), ("limit", $"{random.Next(1, 20)}")]);
        }
    }

    [Test]
    public async Task A_page_that_ends_at_the_last_todo_with_a_value_leads_to_those_without()
    {
        var dated = _all.Count(todo => todo.Text("due_date") is not null);
        for (var limit = dated - 1; limit <= dated + 1; limit++)
        {
            foreach (var sort in new[] { "due", "-due" })
                await FoundAsync(("sort", sort), ("limit", $"{limit}"));
        }
    }

    /// <summary>Asserts that the pages are what the model finds, and returns how many todos these are.</summary>
    private static async Task<int> FoundAsync(params (string Name, string Value)[] query)
    {
        var expected = QueryModel.Find(_all, query.ToDictionary(), Now.UtcDateTime + TimeSpan.FromSeconds(2));
        var path = "/api/todos?include_total=true&" + string.Join('&', query.Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value)}"));

        var first = await _ada.GetAsync(path);

        Assert.That(first.Status, Is.EqualTo(HttpStatusCode.OK), path + first.Text);
        Assert.That(first.Header("X-Total-Count"), Is.EqualTo(expected.Count.ToString(CultureInfo.InvariantCulture)), path);
        var ids = first.Json.EnumerateArray().Select(todo => todo.Id()).ToList();
        if (PageWalk.NextOf(first) is { } next)
            ids.AddRange(await PageWalk.IdsAsync(_ada, next));
        Assert.That(ids, Is.EqualTo(expected), path);
        return expected.Count;
    }

    private static Dictionary<string, object?> Members(Random random, long list, long? parent)
    {
        string[] labels = ["Home", "home ", "WORK", "garden"];
        var members = new Dictionary<string, object?>
        {
            ["content"] = random.Next(3) == 0 ? "Buy milk" : "Call",
            ["notes"] = random.Next(3) == 0 ? "a Note about Milk" : "",
            ["is_done"] = random.Next(3) == 0,
            ["priority"] = random.GetItems(["none", "low", "medium", "high"], 1)[0],
            ["labels"] = labels.Where(_ => random.Next(3) == 0).ToArray(),
            ["list_id"] = list,
            ["parent_id"] = parent,
        };
        if (random.Next(4) > 0)
        {
            members["due_date"] = new DateOnly(2031, 1, 15).AddDays(random.Next(-3, 4)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            if (random.Next(2) == 0)
                members["due_time"] = random.GetItems(["00:00", "12:30", "12:31", "23:59"], 1)[0];
        }
        return members;
    }
}
