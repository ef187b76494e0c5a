using Todo.Application.Changes;
using Todo.Infrastructure.Database;

namespace Todo.Infrastructure.Changes;

/// <summary>Merges changes from several tables, each in order and perhaps cut off, into one slice without gaps.</summary>
internal sealed class ChangePage(int take)
{
    private readonly SortedDictionary<ChangeKey, Change> _changes = [];
    private ChangeKey? _end;

    /// <summary>Adds changes that were read with a limit of one more than the slice takes.</summary>
    public void Add<T>(Rows<T> rows)
        where T : Change
    {
        var changes = rows.Items;
        foreach (var change in changes)
            _changes[change.Key] = change;
        // What follows the last one of this table is not known.
        if ((!rows.IsWhole || changes.Count > take) && (_end is not { } end || changes[^1].Key < end))
            _end = changes[^1].Key;
    }

    public ChangeSlice ToSlice(long forgotten)
    {
        var items = _changes.Values.TakeWhile(change => _end is not { } end || change.Key <= end).Take(take).ToList();
        return new(items, items.Count < _changes.Count || _end is not null, forgotten);
    }
}
