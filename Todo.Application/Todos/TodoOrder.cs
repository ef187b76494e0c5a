using Todo.Domain;
using Todo.Domain.Todos;

namespace Todo.Application.Todos;

/// <summary>Finds positions between todos of a place, within a unit of work.</summary>
internal sealed class TodoOrder(ITodoRepository todos, TimeProvider clock)
{
    private const int FirstWindow = 8;

    /// <summary>Before all todos of a place.</summary>
    public static readonly TodoPosition Start = new(Ordering.Unplaced, 0);

    /// <summary>After all todos of a place.</summary>
    public static readonly TodoPosition End = new(1L << 53, 0);

    /// <summary>A position directly after another one. If there is none, a few neighbors make room.</summary>
    /// <param name="userId">The owner.</param>
    /// <param name="place">The place.</param>
    /// <param name="after">The position, and the id of the todo that has it; or <see cref="Start"/>.</param>
    /// <param name="moving">The todo that gets the position.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public async Task<long> PositionAfterAsync(
        long userId, TodoPlace place, TodoPosition after, TodoItem moving, CancellationToken cancellationToken)
    {
        var end = Ordering.Last(await todos.ChangeNumberAsync(userId, cancellationToken) + 1);
        var next = await NeighborsAsync(userId, place, after, isBefore: false, 1, moving, cancellationToken);
        return Ordering.Between(after.Key!.Value, next.Count > 0 ? next[0].Position : end)
            ?? await MakeRoomAsync(userId, place, after, end, moving, cancellationToken);
    }

    /// <summary>The todo before a position, without the one that moves; the start if there is none.</summary>
    public async Task<TodoPosition> BeforeAsync(
        long userId, TodoPlace place, TodoPosition position, TodoItem moving, CancellationToken cancellationToken)
    {
        var before = await NeighborsAsync(userId, place, position, isBefore: true, 1, moving, cancellationToken);
        return before.Count > 0 ? new(before[0].Position, before[0].Id) : Start;
    }

    private async Task<long> MakeRoomAsync(
        long userId, TodoPlace place, TodoPosition after, long end, TodoItem moving, CancellationToken cancellationToken)
    {
        // The todo at the position itself is among those before the next id.
        var upTo = after with { Id = after.Id + 1 };
        for (var window = FirstWindow; ; window *= 2)
        {
            var left = await NeighborsAsync(userId, place, upTo, isBefore: true, window, moving, cancellationToken);
            var right = await NeighborsAsync(userId, place, after, isBefore: false, window, moving, cancellationToken);
            var (low, lefts) = Bound(left, window, Ordering.Unplaced);
            var (high, rights) = Bound(right, window, end);
            var count = lefts.Count + 1 + rights.Count;
            var isWhole = low == Ordering.Unplaced && high == end;
            if (!isWhole && !Ordering.HasRoom(low, high, count))
                continue;
            lefts.Reverse();
            await SpreadAsync(lefts, index => Ordering.Spread(low, high, index, count), cancellationToken);
            await SpreadAsync(rights, index => Ordering.Spread(low, high, lefts.Count + 1 + index, count), cancellationToken);
            return Ordering.Spread(low, high, lefts.Count, count);
        }
    }

    /// <summary>The farthest neighbor of a full window stays where it is and bounds the others.</summary>
    private static (long Bound, List<TodoItem> Movable) Bound(List<TodoItem> neighbors, int window, long limit) =>
        neighbors.Count < window ? (limit, neighbors) : (neighbors[^1].Position, neighbors.GetRange(0, neighbors.Count - 1));

    private async Task SpreadAsync(List<TodoItem> neighbors, Func<int, long> position, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        for (var i = 0; i < neighbors.Count; i++)
        {
            neighbors[i].Respace(position(i), now);
            await todos.SaveAsync(neighbors[i], cancellationToken);
        }
    }

    private async Task<List<TodoItem>> NeighborsAsync(
        long userId, TodoPlace place, TodoPosition from, bool isBefore, int take, TodoItem moving, CancellationToken cancellationToken)
    {
        var found = await todos.ListNeighborsAsync(userId, place, from, isBefore, take + 1, cancellationToken);
        return [.. found.Where(todo => todo.Id != moving.Id).Take(take)];
    }
}
