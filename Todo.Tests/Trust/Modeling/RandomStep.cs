using System.Globalization;
using System.Net;
using Todo.Application.Todos;
using Todo.Tests.Harness;

namespace Todo.Tests.Trust.Modeling;

/// <summary>One random request of a user, who sometimes names what another user has.</summary>
internal sealed class RandomStep(Random random, ModelUser user, ModelUser other, DateTimeOffset now, string where)
{
    private const HttpStatusCode Ok = HttpStatusCode.OK;

    private static readonly string[] Labels = ["Home", "home", "WORK", "work", "x"];

    private DateOnly Today => DateOnly.FromDateTime(user.NowAt(now));

    public async Task RunAsync()
    {
        switch (random.Next(24))
        {
            case < 5:
                await CreateAsync();
                break;
            case < 9:
                await ChangeAsync(HttpMethod.Patch, RandomMembers(0.15));
                break;
            case 9:
                await ChangeAsync(HttpMethod.Put, new(RandomMembers(0.1)) { ["content"] = "put" });
                break;
            case < 13:
                await ChangeAsync(HttpMethod.Patch, new() { ["is_done"] = random.Next(3) > 0 });
                break;
            case < 15:
                await MoveAsync();
                break;
            case 15:
                await DeleteAsync();
                break;
            case 16 when random.Next(2) == 0:
                await BulkAsync();
                break;
            case 17 or 18:
                await TrashAsync();
                break;
            case 19:
                await LabelAsync();
                break;
            case 20 or 21:
                await ListAsync();
                break;
            default:
                await QueryAsync();
                return;
        }
        await user.VerifyAsync(where);
    }

    private async Task CreateAsync()
    {
        var members = new Dictionary<string, object?>(RandomMembers(0.3)) { ["content"] = $"todo {random.Next(100)}" };
        var reply = await user.DoAsync(HttpMethod.Post, "/api/todos", members, (state, limit) => state.Create(members, limit), where);
        if (reply.Status == HttpStatusCode.Created)
            user.State.Rename(user.State.Todos.Values.First(), reply.Id);
    }

    private Task<Reply> ChangeAsync(HttpMethod method, Dictionary<string, object?> members)
    {
        var id = AnyTodo();
        return user.DoAsync(method, $"/api/todos/{id}", members, (state, limit) => state.Change(id, members, limit, Today), where);
    }

    private Task<Reply> MoveAsync()
    {
        var id = AnyTodo();
        // Mostly among those of the same place.
        var place = user.State.Find(id) is { } todo ? user.State.OrderOf(todo.ListId, todo.ParentId).ToList() : [];
        long? anchor = random.Next(6) == 0 ? null : random.Next(5) == 0 || place.Count == 0 ? AnyTodo() : place[random.Next(place.Count)];
        var isAfter = random.Next(2) == 0;
        return user.DoAsync(
            HttpMethod.Post, $"/api/todos/{id}/move", new Dictionary<string, long?> { [isAfter ? "after_id" : "before_id"] = anchor },
            (state, _) => state.Move(id, anchor, isAfter), where);
    }

    private Task<Reply> DeleteAsync()
    {
        var id = AnyTodo();
        return user.DoAsync(
            HttpMethod.Delete, $"/api/todos/{id}", null,
            (state, _) => state.Find(id) is { } todo && state.Delete(todo) > 0 ? Ok : HttpStatusCode.NotFound, where);
    }

    private async Task BulkAsync()
    {
        var (isDone, count) = (random.Next(2) == 0, 0);
        if (random.Next(2) == 0)
        {
            var deleted = await user.DoAsync(HttpMethod.Delete, isDone ? "/api/todos?is_done=true" : "/api/todos?is_done=false", null, DeleteAll, where);
            Assert.That(deleted.Json.Number("deleted"), Is.EqualTo(count), where);
            return;
        }
        var updated = await user.DoAsync(HttpMethod.Patch, "/api/todos", new { is_done = isDone }, ChangeAll, where);
        if (updated.Status == Ok)
            Assert.That(updated.Json.Number("updated"), Is.EqualTo(count), where);

        HttpStatusCode DeleteAll(ModelState state, int limit)
        {
            count = state.DeleteAll(isDone);
            return Ok;
        }

        HttpStatusCode ChangeAll(ModelState state, int limit)
        {
            (var status, count) = state.ChangeAll(isDone, limit, Today);
            return status;
        }
    }

    private async Task TrashAsync()
    {
        var trash = user.State.Trash.Concat(other.State.Trash).Select(todo => todo.Id).ToList();
        var id = trash.Count > 0 ? trash[random.Next(trash.Count)] : AnyTodo();
        if (random.Next(8) == 0)
        {
            var count = user.State.Trash.Count();
            var emptied = await user.DoAsync(HttpMethod.Delete, "/api/trash", null, (state, _) => Purge(state, [.. state.Trash], Ok), where);
            Assert.That(emptied.Json.Number("deleted"), Is.EqualTo(count), where);
        }
        else if (random.Next(4) == 0)
        {
            await user.DoAsync(
                HttpMethod.Delete, $"/api/trash/{id}", null,
                (state, _) => state.Trash.Any(todo => todo.Id == id)
                    ? Purge(state, [.. state.Trash.Where(todo => todo.Id == id || (todo.ParentId == id && todo.WentWithParent))], HttpStatusCode.NoContent)
                    : HttpStatusCode.NotFound,
                where);
        }
        else if ((await user.DoAsync(HttpMethod.Post, $"/api/trash/{id}/restore", null, (state, limit) => state.Restore(id, limit), where)).Status == Ok)
        {
            await user.TakeOrderAsync(where);
        }

        static HttpStatusCode Purge(ModelState state, List<ModelTodo> todos, HttpStatusCode status)
        {
            todos.ForEach(state.Remove);
            return status;
        }
    }

    private async Task LabelAsync()
    {
        var (label, count) = (Labels[random.Next(Labels.Length)], 0);
        var name = random.Next(3) == 0 ? null : Labels[random.Next(Labels.Length)];
        var reply = await user.DoAsync(
            name is null ? HttpMethod.Delete : HttpMethod.Patch, $"/api/labels/{label}", name is null ? null : new { name },
            (state, _) =>
            {
                count = state.Relabel(label, name);
                return Ok;
            },
            where);
        Assert.That(reply.Json.Number("updated"), Is.EqualTo(count), where);
    }

    private Task ListAsync() => new RandomListStep(random, user, AnyList(), where).RunAsync();

    private async Task QueryAsync()
    {
        (string, string)[] all =
        [
            ("is_done", "true"), ("is_done", "false"), ("list_id", $"{AnyList()}"), ("parent_id", "none"), ("label", "HOME"), ("priority", "high"),
            ("due", random.GetItems(["overdue", "today", "upcoming", "none", "any"], 1)[0]), ("due_from", DateOf(0)), ("due_to", DateOf(1)), ("q", "TODO 1"),
        ];
        var query = random.GetItems(all, random.Next(3)).DistinctBy(part => part.Item1).ToDictionary();
        query["sort"] = random.GetItems(TodoSort.Names.ToArray(), 1)[0];
        await user.QueryAsync(query, random.Next(1, 8), now, where);
    }

    private Dictionary<string, object?> RandomMembers(double share)
    {
        var candidates = new Dictionary<string, Func<object?>>
        {
            ["notes"] = () => $"note {random.Next(10)}",
            ["priority"] = () => random.GetItems(["none", "low", "medium", "high"], 1)[0],
            ["labels"] = () => Labels.Where(_ => random.Next(4) == 0).DistinctBy(label => label.ToLowerInvariant()).ToArray(),
            ["due_date"] = () => random.Next(6) == 0 ? null : DateOf(random.Next(-4, 8)),
            ["due_time"] = () => random.Next(4) == 0 ? null : "07:30",
            ["recurrence"] = () => random.Next(5) == 0 ? null : random.GetItems(ModelRule.Texts, 1)[0],
            ["recurrence_from"] = () => random.GetItems(["due", "due", "completion"], 1)[0],
            ["list_id"] = () => AnyList(),
            ["parent_id"] = () => random.Next(4) == 0 ? null : AnyTodo(),
            ["is_done"] = () => random.Next(2) == 0,
        };
        var members = candidates.Where(_ => random.NextDouble() < share).ToDictionary(member => member.Key, member => member.Value());
        // A recurrence needs a date.
        if (members.GetValueOrDefault("recurrence") is not null && random.Next(8) > 0)
            (members["due_date"], members["parent_id"]) = (DateOf(random.Next(-4, 8)), null);
        return members;
    }

    private string DateOf(int day) => Today.AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private long AnyTodo()
    {
        var owner = random.Next(15) == 0 ? other : user;
        var ids = (random.Next(15) == 0 ? owner.State.Todos.Values : owner.State.Live).Select(todo => todo.Id).ToList();
        return ids.Count == 0 || random.Next(30) == 0 ? 987654321 : ids[random.Next(ids.Count)];
    }

    private long AnyList()
    {
        var lists = (random.Next(15) == 0 ? other : user).State.Lists;
        return random.Next(30) == 0 ? 987654321 : lists[random.Next(lists.Count)].Id;
    }
}
