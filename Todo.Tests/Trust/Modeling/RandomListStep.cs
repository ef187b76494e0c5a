using System.Net;

namespace Todo.Tests.Trust.Modeling;

/// <summary>One random request about a list.</summary>
internal sealed class RandomListStep(Random random, ModelUser user, long id, string where)
{
    public async Task RunAsync()
    {
        var name = $"list {random.Next(100)}";
        switch (random.Next(4))
        {
            case 0 when user.State.Lists.Count < 5:
                var created = await user.DoAsync(HttpMethod.Post, "/api/lists", new { name }, (_, _) => HttpStatusCode.Created, where);
                user.State.Lists.Add((created.Id, name));
                break;
            case 1:
                await user.DoAsync(HttpMethod.Patch, $"/api/lists/{id}", new { name }, (state, _) => Change(state, index => state.Lists[index] = (id, name)), where);
                break;
            case 2 when random.Next(2) == 0:
                await user.DoAsync(HttpMethod.Delete, $"/api/lists/{id}", null, (state, _) => Delete(state), where);
                break;
            default:
                var anchor = user.State.Lists[random.Next(user.State.Lists.Count)].Id;
                await user.DoAsync(HttpMethod.Post, $"/api/lists/{id}/move", new { after_id = anchor }, (state, _) => Move(state, anchor), where);
                break;
        }
    }

    private HttpStatusCode Change(ModelState state, Action<int> change)
    {
        if (state.Lists.FindIndex(list => list.Id == id) is not (>= 0 and var index))
            return HttpStatusCode.NotFound;
        change(index);
        return HttpStatusCode.OK;
    }

    private HttpStatusCode Delete(ModelState state)
    {
        if (id == state.InboxId)
            return HttpStatusCode.Conflict;
        if (!state.HasList(id))
            return HttpStatusCode.NotFound;
        foreach (var todo in state.Live.Where(todo => todo.ListId == id && todo.ParentId is null).ToList())
            state.Delete(todo);
        state.Lists.RemoveAll(list => list.Id == id);
        return HttpStatusCode.NoContent;
    }

    private HttpStatusCode Move(ModelState state, long anchor) => !state.HasList(id) ? HttpStatusCode.NotFound
        : anchor == id ? HttpStatusCode.UnprocessableEntity
        : Change(state, index =>
        {
            var list = state.Lists[index];
            state.Lists.RemoveAt(index);
            state.Lists.Insert(state.Lists.FindIndex(other => other.Id == anchor) + 1, list);
        });
}
