using System.Net;
using Todo.Tests.Harness;

namespace Todo.Tests.WebApi;

/// <summary>Any number of moves, into the same gap or by several clients at once, leaves one clear order.</summary>
internal sealed class ManyMovesTests
{
    private TodoClient _ada = null!;

    [SetUp]
    public async Task SignUpAsync() => _ada = await SharedServer.Instance.SignUpAsync();

    [Test]
    public async Task Random_moves_leave_the_order_of_a_list_in_memory()
    {
        const int seed = 20261129;
        var random = new Random(seed);
        List<long> expected = [.. await _ada.AddManyAsync(12)];
        var (moves, respaced) = (200, 0);
        var versions = await VersionsAsync();
        for (var i = 0; i < moves; i++)
        {
            var id = expected[random.Next(expected.Count)];
            expected.Remove(id);
            // Often the same places, so that gaps are used up.
            var index = random.Next(3) == 0 ? random.Next(expected.Count + 1) : random.Next(2) * 6;
            await _ada.MoveAsync(id, random.Next(2) == 0
                ? new Dictionary<string, long?> { ["after_id"] = index == 0 ? null : expected[index - 1] }
                : new Dictionary<string, long?> { ["before_id"] = index == expected.Count ? null : expected[index] });
            expected.Insert(index, id);

            var after = await VersionsAsync();
            Assert.That(after.Keys, Is.EqualTo(expected), $"move {i} of seed {seed}");
            respaced += after.Any(todo => todo.Key != id && versions[todo.Key] != todo.Value) ? 1 : 0;
            versions = after;
        }
        Assert.That(respaced, Is.LessThan(moves / 10), "a move changes one todo unless its gap is used up");
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Sixty_moves_into_the_same_gap_are_in_order(bool isAfter)
    {
        List<long> expected = [.. await _ada.AddManyAsync(6)];
        for (var i = 0; i < 60; i++)
        {
            // The last one moves directly after the first, or the third directly before the second.
            var id = isAfter ? expected[^1] : expected[2];
            await _ada.MoveAsync(id, isAfter ? new { after_id = expected[0] } : new { before_id = expected[1] });
            expected.Remove(id);
            expected.Insert(1, id);

            Assert.That(await _ada.OrderAsync(), Is.EqualTo(expected), $"move {i}");
        }
        Assert.That((await _ada.QueryAsync()).Select(todo => todo.Number("position")), Is.Unique.And.All.Positive);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Sixty_moves_to_an_end_are_in_order(bool toStart)
    {
        List<long> expected = [.. await _ada.AddManyAsync(3)];
        for (var i = 0; i < 60; i++)
        {
            var id = expected[toStart ? ^1 : 0];
            await _ada.MoveAsync(id, toStart ? new Dictionary<string, long?> { ["after_id"] = null } : new() { ["before_id"] = null });
            expected.Remove(id);
            expected.Insert(toStart ? 0 : expected.Count, id);

            Assert.That(await _ada.OrderAsync(), Is.EqualTo(expected), $"move {i}");
        }
    }

    [Test]
    public async Task Clients_that_move_at_once_leave_one_clear_order()
    {
        var ids = await _ada.AddManyAsync(16);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async client =>
        {
            var random = new Random(client);
            for (var i = 0; i < 25; i++)
            {
                var id = ids[random.Next(ids.Length)];
                // Most of them between the same two.
                var anchor = random.Next(4) == 0 ? ids[random.Next(ids.Length)] : ids[0];
                var reply = await _ada.PostAsync($"/api/todos/{id}/move", new { after_id = anchor == id ? (long?)null : anchor });
                Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK), reply.Text);
            }
        }));

        var todos = await _ada.QueryAsync("&sort=position");
        Assert.That(todos.Select(todo => todo.Id()), Is.EquivalentTo(ids));
        Assert.That(todos.Select(todo => todo.Number("position")), Is.Unique);
        // A client sees the order that the next move builds upon.
        List<long> expected = [.. todos.Select(todo => todo.Id()).Where(id => id != ids[5])];
        expected.Insert(expected.IndexOf(ids[9]) + 1, ids[5]);
        await _ada.MoveAsync(ids[5], new { after_id = ids[9] });
        Assert.That(await _ada.OrderAsync(), Is.EqualTo(expected));
    }

    [Test]
    public async Task Moves_changes_and_new_todos_at_once_lose_nothing()
    {
        var ids = await _ada.AddManyAsync(8);
        var added = await Task.WhenAll(Enumerable.Range(0, 8).Select(async i =>
        {
            await _ada.MoveAsync(ids[i], new { after_id = (long?)null });
            var id = await _ada.AddAsync($"new {i}");
            await _ada.ChangeAsync(ids[i], new { content = $"changed {i}" });
            return id;
        }));

        var todos = (await _ada.QueryAsync("&sort=position")).ToList();
        Assert.That(todos.Select(todo => todo.Id()), Is.EquivalentTo(ids.Concat(added)));
        Assert.That(todos[..8].Select(todo => todo.Text("content")), Is.All.StartsWith("changed"));
    }

    /// <summary>The versions of all todos, in their order.</summary>
    private async Task<Dictionary<long, string?>> VersionsAsync() =>
        (await _ada.QueryAsync("&sort=position")).ToDictionary(todo => todo.Id(), todo => todo.Text("updated_at"));
}
