namespace Todo.Tests.Trust.Modeling;

/// <summary>What a user has: lists, todos with their order, and the trash.</summary>
internal sealed class ModelState
{
    /// <summary>The lists in their order, the inbox among them.</summary>
    public List<(long Id, string Name)> Lists { get; private init; } = [];

    public long InboxId { get; init; }

    /// <summary>All todos, those in the trash included, by id.</summary>
    public SortedDictionary<long, ModelTodo> Todos { get; private init; } = [];

    /// <summary>The order of the todos outside the trash, of all places in one list.</summary>
    public List<ModelTodo> Order { get; private set; } = [];

    public IEnumerable<ModelTodo> Live => Todos.Values.Where(todo => !todo.IsInTrash);

    public IEnumerable<ModelTodo> Trash => Todos.Values.Where(todo => todo.IsInTrash);

    /// <summary>The same for a request that can still be refused.</summary>
    public ModelState Clone()
    {
        var clone = new ModelState { Lists = [.. Lists], InboxId = InboxId, Todos = new(Todos.ToDictionary(todo => todo.Key, todo => todo.Value.Clone())) };
        clone.Order = [.. Order.Select(todo => clone.Todos[todo.Id])];
        foreach (var todo in clone.Todos.Values)
            todo.IsTouched = false;
        return clone;
    }

    public ModelTodo? Find(long? id) => id is { } value && Todos.TryGetValue(value, out var todo) && !todo.IsInTrash ? todo : null;

    public bool HasList(long id) => Lists.Exists(list => list.Id == id);

    public List<ModelTodo> SubtasksOf(ModelTodo todo) => [.. Order.Where(other => other.ParentId == todo.Id)];

    /// <summary>The order of the todos of a place.</summary>
    public IEnumerable<long> OrderOf(long listId, long? parentId) =>
        Order.Where(todo => todo.ListId == listId && todo.ParentId == parentId).Select(todo => todo.Id);

    public void Add(ModelTodo todo, int? index = null)
    {
        if (todo.Id == 0)
            todo.Id = Math.Min(0, Todos.Keys.FirstOrDefault()) - 1;
        Todos.Add(todo.Id, todo);
        Order.Insert(index ?? Order.Count, todo);
    }

    public void Remove(ModelTodo todo)
    {
        Todos.Remove(todo.Id);
        Order.Remove(todo);
    }

    /// <summary>Moves a todo to the end, or to an index in the order.</summary>
    public void Reorder(ModelTodo todo, ModelTodo? anchor, bool isAfter)
    {
        Order.Remove(todo);
        var index = anchor is not null ? Order.IndexOf(anchor) + (isAfter ? 1 : 0) : isAfter ? 0 : Order.Count;
        Order.Insert(index, todo);
    }

    /// <summary>Replaces the order by one that the server gave.</summary>
    public void TakeOrder(IEnumerable<long> ids) => Order = [.. ids.Select(id => Todos[id])];

    /// <summary>Replaces a temporary id by the one that the server gave.</summary>
    public void Rename(ModelTodo todo, long id)
    {
        foreach (var other in Todos.Values.ToList())
        {
            other.ParentId = other.ParentId == todo.Id ? id : other.ParentId;
            other.NextId = other.NextId == todo.Id ? id : other.NextId;
        }
        Todos.Remove(todo.Id);
        todo.Id = id;
        Todos.Add(id, todo);
    }
}
