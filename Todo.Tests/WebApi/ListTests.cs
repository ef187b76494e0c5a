using System.Net;
using Todo.Tests.Harness;

namespace Todo.Tests.WebApi;

/// <summary>Filters, limits and totals of the list (docs/api.md#filters).</summary>
internal sealed class ListTests
{
    [Test]
    public async Task A_page_has_100_todos_by_id_unless_a_limit_says_otherwise()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        await TodoRows.AddAsync(SharedServer.Instance, ada.UserId, 501, "milk");

        var byDefault = Ids(await ada.GetAsync("/api/todos"));
        var largest = Ids(await ada.GetAsync("/api/todos?limit=500"));
        var smallest = Ids(await ada.GetAsync("/api/todos?limit=1"));

        Assert.That((byDefault.Length, largest.Length, smallest.Length), Is.EqualTo((100, 500, 1)));
        Assert.That(largest, Is.Ordered.And.Unique);
        Assert.That(largest, Has.ItemAt(0).EqualTo(smallest[0]));
    }

    [TestCase("limit=0", "limit")]
    [TestCase("limit=501", "limit")]
    [TestCase("limit=-1", "limit")]
    [TestCase("limit=ten", "limit")]
    [TestCase("limit=1.5", "limit")]
    [TestCase("limit=99999999999999999999", "limit")]
    [TestCase("limit=", "limit")]
    [TestCase("limit", "limit")]
    [TestCase("limit=1&limit=1", "limit")]
    [TestCase("is_done=True", "is_done")]
    [TestCase("is_done=1", "is_done")]
    [TestCase("is_done=", "is_done")]
    [TestCase("is_done=true&is_done=true", "is_done")]
    [TestCase("include_total=yes", "include_total")]
    [TestCase("include_total=", "include_total")]
    [TestCase("sort=content", "sort")]
    [TestCase("sort=ID", "sort")]
    [TestCase("sort=%2Bid", "sort")]
    [TestCase("sort=--id", "sort")]
    [TestCase("sort=", "sort")]
    [TestCase("q=", "q")]
    [TestCase("q=%00", "q")]
    [TestCase("q=a&q=b", "q")]
    [TestCase("after=", "after")]
    public async Task A_parameter_of_a_wrong_form_is_refused_by_its_name(string query, string name)
    {
        var ada = await SharedServer.Instance.SignUpAsync();

        var reply = await ada.GetAsync("/api/todos?" + query);

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(reply.ErrorMembers, Is.EqualTo(new[] { name }));
    }

    [Test]
    public async Task All_wrong_parameters_are_named_at_once()
    {
        var ada = await SharedServer.Instance.SignUpAsync();

        var reply = await ada.GetAsync($"/api/todos?limit=0&q={new string('q', 201)}&sort=size&after=x");

        Assert.That(reply.ErrorMembers, Is.EquivalentTo(new[] { "limit", "q", "sort", "after" }));
    }

    [Test]
    public async Task Filters_and_search_narrow_the_list_and_its_total_together()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        foreach (var (content, isDone) in new[] { ("milk", true), ("oat milk", true), ("milk", false), ("bread", true), ("MILK", true) })
            await ada.CreateTodoAsync(content, isDone);

        var reply = await ada.GetAsync("/api/todos?is_done=true&q=milk&sort=-created_at&include_total=true&limit=2");

        Assert.That(Contents(reply), Is.EqualTo(new[] { "MILK", "oat milk" }));
        Assert.That(reply.Header("X-Total-Count"), Is.EqualTo("3"));
    }

    [Test]
    public async Task Each_value_of_is_done_shows_its_todos()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        await ada.CreateTodoAsync("open");
        await ada.CreateTodoAsync("done", isDone: true);

        Assert.That(Contents(await ada.GetAsync("/api/todos?is_done=true")), Is.EqualTo(new[] { "done" }));
        Assert.That(Contents(await ada.GetAsync("/api/todos?is_done=false")), Is.EqualTo(new[] { "open" }));
    }

    [Test]
    public async Task The_total_counts_all_pages_and_only_when_asked_for()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        for (var i = 0; i < 3; i++)
            await ada.CreateTodoAsync();

        var asked = await ada.GetAsync("/api/todos?limit=1&include_total=true");
        var last = await ada.GetAsync(PageWalk.NextOf(await ada.GetAsync(PageWalk.NextOf(asked)!))!);

        Assert.That((asked.Header("X-Total-Count"), last.Header("X-Total-Count")), Is.EqualTo(("3", "3")));
        Assert.That((await ada.GetAsync("/api/todos?include_total=false")).Header("X-Total-Count"), Is.Null);
        Assert.That((await ada.GetAsync("/api/todos")).Header("X-Total-Count"), Is.Null);
    }

    [Test]
    public async Task Nobody_sees_or_counts_the_todos_of_others()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var eve = await SharedServer.Instance.SignUpAsync();
        await ada.CreateTodoAsync("secret");

        var reply = await eve.GetAsync("/api/todos?q=secret&include_total=true");

        Assert.That((reply.Text, reply.Header("X-Total-Count")), Is.EqualTo(("[]", "0")));
    }

    private static long[] Ids(Reply page) => [.. page.Json.EnumerateArray().Select(todo => todo.GetProperty("id").GetInt64())];

    private static string[] Contents(Reply page) => [.. page.Json.EnumerateArray().Select(todo => todo.GetProperty("content").GetString()!)];
}
