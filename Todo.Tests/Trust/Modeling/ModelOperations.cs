using System.Net;

namespace Todo.Tests.Trust.Modeling;

/// <summary>What each operation does to the state of a user, and the status that it answers with if it does nothing.</summary>
internal static class ModelOperations
{
    private const HttpStatusCode Refused = HttpStatusCode.UnprocessableEntity;
    private const HttpStatusCode NotFound = HttpStatusCode.NotFound;
    private const HttpStatusCode Full = HttpStatusCode.Conflict;

    public static HttpStatusCode Create(this ModelState state, IReadOnlyDictionary<string, object?> members, int limit)
    {
        var parent = state.Find((long?)members.GetValueOrDefault("parent_id"));
        var list = (long)members.GetValueOrDefault("list_id", parent?.ListId ?? state.InboxId)!;
        var todo = new ModelTodo { ListId = list, ParentId = parent?.Id, IsTouched = true };
        var namesParent = members.GetValueOrDefault("parent_id") is not null;
        if (!state.HasList(list) || (namesParent && (parent is null || parent.ParentId is not null || parent.ListId != list)))
            return Refused;
        if (state.Live.Count() >= limit)
            return todo.Set(members) ? Full : 0;
        if (!todo.Set(members))
            return Refused;
        state.Add(todo);
        state.Find(todo.ParentId)?.ClearPristine();
        return HttpStatusCode.Created;
    }

    public static HttpStatusCode Change(
        this ModelState state, long id, IReadOnlyDictionary<string, object?> members, int limit, DateOnly today)
    {
        if (state.Find(id) is not { } todo)
            return NotFound;
        if (members.Count == 0)
            return HttpStatusCode.OK;
        var (wasDone, list, parentId) = (todo.IsDone, todo.ListId, todo.ParentId);
        if (!state.Place(todo, members) || !todo.Set(members))
            return Refused;
        todo.Touch();
        state.Find(parentId)?.ClearPristine();
        state.Find(todo.ParentId)?.ClearPristine();
        if (todo.ListId != list)
            state.SubtasksOf(todo).ForEach(subtask => (subtask.ListId, subtask.IsTouched, subtask.IsPristine) = (todo.ListId, true, false));
        return state.Follow(todo, wasDone, limit, today) ? HttpStatusCode.OK : Full;
    }

    public static (HttpStatusCode Status, int Updated) ChangeAll(this ModelState state, bool isDone, int limit, DateOnly today)
    {
        var changed = new HashSet<long>();
        foreach (var todo in state.Live.Where(todo => todo.IsDone != isDone).ToList())
        {
            if (todo.IsDone == isDone)
                continue;
            todo.IsDone = isDone;
            todo.Touch();
            changed.Add(todo.Id);
            changed.UnionWith(isDone ? state.SubtasksOf(todo).Where(subtask => !subtask.IsDone).Select(subtask => subtask.Id) : []);
            state.Find(todo.ParentId)?.ClearPristine();
            if (!state.Follow(todo, !isDone, limit, today))
                return (Full, 0);
        }
        return (HttpStatusCode.OK, changed.Count);
    }

    /// <summary>Moves a todo to the trash with its subtasks, and returns how many these are.</summary>
    public static int Delete(this ModelState state, ModelTodo todo)
    {
        var subtasks = state.SubtasksOf(todo);
        foreach (var gone in subtasks.Append(todo))
        {
            (gone.IsInTrash, gone.WentWithParent) = (true, gone != todo);
            state.Order.Remove(gone);
        }
        state.Find(todo.ParentId)?.ClearPristine();
        return subtasks.Count + 1;
    }

    public static int DeleteAll(this ModelState state, bool isDone)
    {
        var going = state.Live.Where(todo => todo.IsDone == isDone).ToList();
        // Parents first, so that their subtasks go with them.
        return going.OrderBy(todo => todo.ParentId is not null).Sum(todo => todo.IsInTrash ? 0 : state.Delete(todo));
    }

    public static HttpStatusCode Move(this ModelState state, long id, long? anchorId, bool isAfter)
    {
        if (state.Find(id) is not { } todo)
            return NotFound;
        var anchor = state.Find(anchorId);
        if (anchorId is not null && (anchor is null || anchor == todo || anchor.ListId != todo.ListId || anchor.ParentId != todo.ParentId))
            return Refused;
        state.Reorder(todo, anchor, isAfter);
        todo.Touch();
        state.Find(todo.ParentId)?.ClearPristine();
        return HttpStatusCode.OK;
    }

    public static HttpStatusCode Restore(this ModelState state, long id, int limit)
    {
        if (!state.Todos.TryGetValue(id, out var todo) || !todo.IsInTrash)
            return NotFound;
        List<ModelTodo> all = [todo, .. state.Trash.Where(other => other.ParentId == id && other.WentWithParent)];
        if (state.Live.Count() + all.Count > limit)
            return Full;
        todo.ListId = state.HasList(todo.ListId) ? todo.ListId : state.InboxId;
        var parent = state.Find(todo.ParentId);
        todo.ParentId = parent is { ParentId: null } && parent.ListId == todo.ListId ? parent.Id : null;
        parent = state.Find(todo.ParentId);
        foreach (var back in all)
        {
            (back.IsInTrash, back.WentWithParent, back.ListId) = (false, false, todo.ListId);
            back.Touch();
            state.Order.Add(back);
        }
        parent?.ClearPristine();
        return HttpStatusCode.OK;
    }

    /// <summary>Renames a label, or removes it, and returns on how many todos.</summary>
    public static int Relabel(this ModelState state, string label, string? newName)
    {
        var labelled = state.Live.Where(todo => todo.Labels.Any(name => Same(name, label))).ToList();
        foreach (var todo in labelled)
        {
            todo.Labels = newName is null
                ? [.. todo.Labels.Where(name => !Same(name, label))]
                : [.. todo.Labels.Select(name => Same(name, label) || Same(name, newName) ? newName : name).Distinct()];
            todo.Touch();
            state.Find(todo.ParentId)?.ClearPristine();
        }
        return labelled.Count;
    }

    public static bool Same(string label, string other) => string.Equals(label, other, StringComparison.OrdinalIgnoreCase);

    private static void ClearPristine(this ModelTodo todo) => todo.IsPristine = false;

    private static bool Place(this ModelState state, ModelTodo todo, IReadOnlyDictionary<string, object?> members)
    {
        var list = (long)members.GetValueOrDefault("list_id", todo.ListId)!;
        var parentId = (long?)members.GetValueOrDefault("parent_id", todo.ParentId);
        if (list == todo.ListId && parentId == todo.ParentId)
            return true;
        var parent = state.Find(parentId);
        if (!state.HasList(list))
            return false;
        if (parentId is not null && (parent is null || parent == todo || parent.ParentId is not null || parent.ListId != list || state.SubtasksOf(todo).Count > 0))
            return false;
        (todo.ListId, todo.ParentId) = (list, parentId);
        state.Reorder(todo, null, isAfter: false);
        return true;
    }

    /// <summary>What follows from completing or reopening a todo; false if there is no room for the next.</summary>
    private static bool Follow(this ModelState state, ModelTodo todo, bool wasDone, int limit, DateOnly today)
    {
        if (wasDone && !todo.IsDone && state.Find(todo.NextId) is { IsPristine: true } taken)
        {
            state.SubtasksOf(taken).Append(taken).ToList().ForEach(state.Remove);
            todo.NextId = null;
        }
        if (wasDone || !todo.IsDone)
            return true;
        var subtasks = state.SubtasksOf(todo);
        foreach (var subtask in subtasks.Where(subtask => !subtask.IsDone))
        {
            subtask.IsDone = true;
            subtask.Touch();
        }
        if (todo.Next(today) is not { } next)
            return true;
        if (state.Live.Count() + 1 + subtasks.Count > limit)
            return false;
        next.Id = 0;
        state.Add(next, state.Order.IndexOf(todo) + 1);
        todo.NextId = next.Id;
        foreach (var subtask in subtasks)
        {
            var copy = subtask.Copy();
            (copy.Id, copy.ParentId) = (0, next.Id);
            state.Add(copy);
        }
        return true;
    }
}
