using System.Net;
using Todo.Tests.Harness;

namespace Todo.Tests.WebApi;

/// <summary>Reopening a recurring todo takes back the next one, as long as nothing about that has changed.</summary>
internal sealed class ReopeningTests
{
    private TodoClient _ada = null!;
    private long _id;
    private long _next;
    private long _subtask;

    [SetUp]
    public async Task CompleteARecurringTodoAsync()
    {
        _ada = await SharedServer.Instance.SignUpAsync();
        _id = (await _ada.AddAsync(new { content = "Party", due_date = "2099-01-01", recurrence = "FREQ=DAILY", labels = new[] { "a" } })).Id();
        await _ada.AddAsync(new { content = "Cake", parent_id = _id });
        _next = (await _ada.CompleteAsync(_id)).Number("next_id")!.Value;
        _subtask = (await _ada.QueryAsync($"&parent_id={_next}")).Single().Id();
    }

    [Test]
    public async Task The_next_vanishes_with_its_subtasks()
    {
        var reopened = await _ada.ReopenAsync(_id);

        Assert.That((reopened.IsDone(), reopened.Number("next_id")), Is.EqualTo((false, (long?)null)));
        Assert.That((await _ada.StatusAsync(_next), await _ada.StatusAsync(_subtask)), Is.EqualTo((HttpStatusCode.NotFound, HttpStatusCode.NotFound)));
        Assert.That((await _ada.GetAsync("/api/trash")).Text, Is.EqualTo("[]"));
        Assert.That((await _ada.GetAsync("/api/labels")).Text, Is.EqualTo("""[{"name":"a","open_count":1}]"""));
    }

    [Test]
    public async Task Completing_again_creates_another_next_on_the_same_date()
    {
        await _ada.ReopenAsync(_id);

        var again = await _ada.CompleteAsync(_id);

        Assert.That((await _ada.ReadAsync(again.Number("next_id")!.Value)).Text("due_date"), Is.EqualTo("2099-01-02"));
        Assert.That(again.Number("next_id"), Is.GreaterThan(_next), "ids are never given twice");
    }

    [TestCase("PATCH")]
    [TestCase("PUT")]
    [TestCase("bulk")]
    public async Task Every_way_to_reopen_takes_the_next_back(string way)
    {
        var reply = way switch
        {
            "PUT" => await _ada.PutAsync($"/api/todos/{_id}", new { content = "new", is_done = false }),
            "PATCH" => await _ada.PatchAsync($"/api/todos/{_id}", new { is_done = false, notes = "new" }),
            _ => await _ada.PatchAsync("/api/todos", new { is_done = false }),
        };

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK), reply.Text);
        Assert.That(await _ada.StatusAsync(_next), Is.EqualTo(HttpStatusCode.NotFound));
    }

    private static IEnumerable<TestCaseData> Changes()
    {
        yield return Change("The_next_was_changed", test => test._ada.ChangeAsync(test._next, new { notes = "n" }));
        yield return Change("The_next_was_set_to_what_it_was", test => test._ada.ChangeAsync(test._next, new { content = "Party" }));
        yield return Change("The_next_was_completed", test => test._ada.CompleteAsync(test._next));
        yield return Change("The_next_was_moved", test => test._ada.MoveAsync(test._next, new { after_id = (long?)null }));
        yield return Change("The_next_got_another_list", async test => await test._ada.ChangeAsync(test._next, new { list_id = await test._ada.AddListAsync() }));
        yield return Change("The_label_of_the_next_was_renamed", test => test._ada.PatchAsync("/api/labels/a", new { name = "b" }));
        yield return Change("A_subtask_was_changed", test => test._ada.ChangeAsync(test._subtask, new { notes = "n" }));
        yield return Change("A_subtask_was_completed", test => test._ada.CompleteAsync(test._subtask));
        yield return Change("A_subtask_was_moved", test => test._ada.MoveAsync(test._subtask, new { after_id = (long?)null }));
        yield return Change("A_subtask_was_deleted", test => test._ada.RemoveAsync(test._subtask));
        yield return Change("A_subtask_was_taken_out", test => test._ada.ChangeAsync(test._subtask, new { parent_id = (long?)null }));
        yield return Change("A_subtask_was_added", test => test._ada.AddAsync(new { content = "new", parent_id = test._next }));
        yield return Change("A_subtask_was_put_in", async test => await test._ada.ChangeAsync(await test._ada.AddAsync(), new { parent_id = test._next }));
        yield return Change("The_next_was_deleted_and_restored", async test =>
        {
            await test._ada.RemoveAsync(test._next);
            Assert.That((await test._ada.PostAsync($"/api/trash/{test._next}/restore", new { })).Status, Is.EqualTo(HttpStatusCode.OK));
        });
    }

    [TestCaseSource(nameof(Changes))]
    public async Task A_next_that_has_changed_stays_as_it_is(Func<ReopeningTests, Task> change)
    {
        await change(this);
        var before = await _ada.ReadAsync(_next);

        var reopened = await _ada.ReopenAsync(_id);
        Assert.That(reopened.Number("next_id"), Is.EqualTo(_next));
        Assert.That((await _ada.ReadAsync(_next)).GetRawText(), Is.EqualTo(before.GetRawText()));

        var count = (await _ada.QueryAsync()).Length;
        Assert.That((await _ada.CompleteAsync(_id)).Number("next_id"), Is.EqualTo(_next));
        Assert.That(await _ada.QueryAsync(), Has.Length.EqualTo(count), "completing again makes no second one");
    }

    [Test]
    public async Task A_next_that_was_deleted_stays_deleted()
    {
        await _ada.RemoveAsync(_next);

        await _ada.ReopenAsync(_id);
        await _ada.CompleteAsync(_id);

        Assert.That((await _ada.QueryAsync()).Select(todo => todo.Text("content")), Is.EquivalentTo(["Party", "Cake"]));
        Assert.That((await _ada.GetAsync("/api/trash")).Json.GetArrayLength(), Is.EqualTo(2));
    }

    [Test]
    public async Task Moves_and_changes_of_others_do_not_keep_the_next()
    {
        var other = await _ada.AddAsync();
        for (var i = 0; i < 25; i++)
            await _ada.MoveAsync(i % 2 == 0 ? other : _id, new { before_id = _next });

        await _ada.ReopenAsync(_id);

        Assert.That(await _ada.StatusAsync(_next), Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Reopening_gives_back_the_places_in_the_quota()
    {
        await using var server = await TodoServer.StartAsync("--Limits:TodosPerUser=4");
        var ben = await server.SignUpAsync();
        var id = (await ben.AddAsync(new { content = "x", due_date = "2099-01-01", recurrence = "FREQ=DAILY" })).Id();
        await ben.AddAsync(new { content = "sub", parent_id = id });
        for (var i = 0; i < 3; i++)
        {
            Assert.That((await ben.CompleteAsync(id)).Number("next_id"), Is.Not.Null);
            (await ben.PostAsync("/api/todos", new { content = "x" })).AssertProblem(HttpStatusCode.Conflict);
            await ben.ReopenAsync(id);
        }
        Assert.That(await ben.AddManyAsync(2), Has.Length.EqualTo(2));
    }

    private static TestCaseData Change(string name, Func<ReopeningTests, Task> change) => new TestCaseData(change).SetName(name);
}
