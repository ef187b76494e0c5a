using System.Diagnostics.CodeAnalysis;

namespace Todo.Infrastructure.Users;

/// <summary>A queue in which clients take turns: however many items one adds, the next item of another waits for one of them at most.</summary>
internal sealed class FairQueue<T>
    where T : class
{
    private readonly Dictionary<object, LinkedList<T>> _items = [];

    /// <summary>Each client with items, once, in the order of their turns.</summary>
    private readonly LinkedList<object> _turns = [];

    /// <summary>The items of each client in turn, each client's in their order.</summary>
    public IEnumerable<T> Items => _turns.SelectMany(client => _items[client]);

    public void Add(object client, T item)
    {
        if (!_items.TryGetValue(client, out var items))
        {
            _items.Add(client, items = []);
            _turns.AddLast(client);
        }
        items.AddLast(item);
    }

    public bool Remove(object client, T item)
    {
        if (!_items.TryGetValue(client, out var items) || !items.Remove(item))
            return false;
        if (items.Count == 0)
        {
            _items.Remove(client);
            _turns.Remove(client);
        }
        return true;
    }

    /// <summary>Takes the first item of the client whose turn it is.</summary>
    public bool TryTake([NotNullWhen(true)] out T? item)
    {
        item = null;
        if (_turns.First is not { Value: var client })
            return false;
        item = _items[client].First!.Value;
        _turns.RemoveFirst();
        _turns.AddLast(client);
        return Remove(client, item);
    }
}
