using System.Net;
using Todo.Application.Todos;
using Todo.Tests.Harness;

namespace Todo.Tests.WebApi;

/// <summary>Conditions that no todo can meet, and those that are none.</summary>
internal sealed class QueryErrorsTests
{
    [Test]
    public async Task The_list_and_the_parent_of_another_user_and_those_that_do_not_exist_have_an_empty_page()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var eve = await SharedServer.Instance.SignUpAsync();
        var (list, parent) = (await ada.AddListAsync(), await ada.AddAsync());
        await ada.AddAsync(new { content = "x", list_id = list });
        await ada.AddAsync(new { content = "x", parent_id = parent });
        await eve.AddAsync();

        foreach (var query in new[] { $"list_id={list}", $"parent_id={parent}", "list_id=987654321", "parent_id=987654321", "list_id=9007199254740991", "label=none" })
        {
            var reply = await eve.GetAsync("/api/todos?include_total=true&" + query);

            Assert.That((reply.Status, reply.Text, reply.Header("X-Total-Count"), reply.Header("Link")), Is.EqualTo((HttpStatusCode.OK, "[]", "0", (string?)null)), query);
        }
    }

    [TestCase("2031-01-01T00:00:00.123456789Z")]
    [TestCase("2031-01-01T00:00:00.1+05:30")]
    [TestCase("2031-01-01t00:00:00z")]
    public async Task Every_form_of_an_instant_in_RFC_3339_is_accepted(string instant)
    {
        var ada = await SharedServer.Instance.SignUpAsync();

        var reply = await ada.GetAsync($"/api/todos?completed_from={Uri.EscapeDataString(instant)}");

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK), reply.Text);
    }

    [TestCase("list_id", "", "empty")]
    [TestCase("list_id", "none", "malformed")]
    [TestCase("list_id", "0", "malformed")]
    [TestCase("list_id", "-1", "malformed")]
    [TestCase("list_id", "01", "malformed")]
    [TestCase("list_id", "1.0", "malformed")]
    [TestCase("list_id", "9007199254740992", "malformed")]
    [TestCase("parent_id", "null", "malformed")]
    [TestCase("parent_id", "None", "malformed")]
    [TestCase("parent_id", "", "empty")]
    [TestCase("label", "", "empty")]
    [TestCase("priority", "", "empty")]
    [TestCase("priority", "High", "unknown_value")]
    [TestCase("due", "tomorrow", "unknown_value")]
    [TestCase("due", "", "empty")]
    [TestCase("due_from", "2031-02-29", "malformed")]
    [TestCase("due_from", "2031-01-01T00:00:00Z", "malformed")]
    [TestCase("due_to", "", "empty")]
    [TestCase("due_to", "today", "malformed")]
    [TestCase("completed_from", "2031-01-01", "malformed")]
    [TestCase("completed_from", "2031-01-01T00:00:00", "malformed")]
    [TestCase("completed_to", "2031-01-01T24:00:01Z", "malformed")]
    [TestCase("completed_to", "2031-01-01 00:00:00Z", "malformed")]
    [TestCase("completed_to", "", "empty")]
    [TestCase("sort", "due_date", "unknown_value")]
    [TestCase("sort", "--due", "unknown_value")]
    [TestCase("sort", "deleted_at", "unknown_value")]
    public async Task A_parameter_of_a_wrong_form_is_refused(string name, string value, string code)
    {
        var ada = await SharedServer.Instance.SignUpAsync();

        var reply = await ada.GetAsync($"/api/todos?{name}={Uri.EscapeDataString(value)}");

        reply.AssertInvalid(name);
        Assert.That(reply.CodesOf(name), Does.Contain(code));
    }

    [Test]
    public async Task A_parameter_that_is_repeated_is_refused(
        [Values("list_id=1", "parent_id=none", "label=a", "priority=low", "due=any", "due_from=2031-01-01", "due_to=2031-01-01", "completed_from=2031-01-01T00:00:00Z",
            "completed_to=2031-01-01T00:00:00Z")] string parameter)
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var name = parameter.Split('=')[0];

        var reply = await ada.GetAsync($"/api/todos?{parameter}&{parameter}");

        reply.AssertInvalid(name);
        Assert.That(reply.CodesOf(name), Is.EqualTo(["repeated"]));
    }

    [Test]
    public async Task A_cursor_belongs_to_its_sort()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        await ada.AddAsync(new { content = "x", due_date = "2031-01-15", is_done = true });
        await ada.AddManyAsync(3);
        foreach (var sort in TodoSort.Names)
        {
            var cursor = PageWalk.NextOf(await ada.GetAsync($"/api/todos?limit=2&sort={sort}"))!.Split("after=")[1].Split('&')[0];
            foreach (var other in TodoSort.Names)
            {
                var reply = await ada.GetAsync($"/api/todos?sort={other}&after={cursor}");
                if (other == sort)
                    Assert.That((reply.Status, reply.Json.GetArrayLength()), Is.EqualTo((HttpStatusCode.OK, 2)), sort);
                else
                    reply.AssertInvalid("after");
            }
        }
    }

    [Test]
    public async Task A_link_keeps_all_other_parameters()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        for (var i = 0; i < 3; i++)
            await ada.AddAsync(new { content = "x & y", labels = new[] { "a b&c" }, due_date = "2031-01-15", is_done = true });

        var ids = await PageWalk.IdsAsync(
            ada, $"/api/todos?limit=1&sort=-due&label=A%20B%26C&due_from=2031-01-15&due_to=2031-01-15&completed_from=2020-01-01T00:00:00%2B01:00&q=%26&list_id={await ada.InboxAsync()}&parent_id=none&priority=none");

        Assert.That(ids, Has.Count.EqualTo(3).And.Ordered.Descending);
    }
}
