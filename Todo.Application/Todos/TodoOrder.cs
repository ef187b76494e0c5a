using Todo.Application.Common;
using Todo.Domain;
using Todo.Domain.Todos;

namespace Todo.Application.Todos;

/// <summary>Finds positions between todos of a place, within a unit of work.</summary>
internal sealed class TodoOrder(ITodoRepository todos, IChangeNumbers numbers, TimeProvider clock)
{
    private const int FirstWindow = 8;

    /// <summary>Before all todos of a place.</summary>
    public static readonly TodoPosition Start = new(Ordering.Unplaced, 0);

    /// <summary>After all todos of a place.</summary>
    public static readonly TodoPosition End = new(SafeInteger.Max, long.MaxValue);

    /// <summary>A position directly after another one. If there is none, a few neighbors make room.</summary>
    /// <param name="userId">The owner.</param>
    /// <param name="place">The place.</param>
    /// <param name="after">The position, and the id of the todo that has it; or <see cref="Start"/>.</param>
    /// <param name="moving">The todo that gets the position.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public Task<long> PositionAfterAsync(
        long userId, TodoPlace place, TodoPosition after, TodoItem moving, CancellationToken cancellationToken) =>
        PositionAsync(userId, place, after, neighbor => neighbor.Id == moving.Id ? null : neighbor, cancellationToken);

    /// <summary>A position for a new todo directly after another one, which may make room too. The caller saves that one.</summary>
    public Task<long> PositionAfterAsync(TodoItem anchor, CancellationToken cancellationToken)
    {
        anchor.PlaceAt(todos.PositionOf(anchor));
        return PositionAsync(
            anchor.UserId,
            anchor.Place,
            new(anchor.Position, anchor.Id),
            neighbor => neighbor.Id == anchor.Id ? anchor : neighbor,
            cancellationToken);
    }

    /// <summary>A position directly before another one. If there is none, a few neighbors make room.</summary>
    /// <param name="userId">The owner.</param>
    /// <param name="place">The place.</param>
    /// <param name="before">The position, and the id of the todo that has it; or <see cref="End"/>.</param>
    /// <param name="moving">The todo that gets the position.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public async Task<long> PositionBeforeAsync(
        long userId, TodoPlace place, TodoPosition before, TodoItem moving, CancellationToken cancellationToken)
    {
        var end = await EndAsync(userId, cancellationToken);
        var previous = await NeighborsAsync(userId, place, before, isBefore: true, 1, Other, cancellationToken);
        TodoPosition after = previous.Count > 0 ? new(previous[0].Position, previous[0].Id) : Start;
        return Ordering.Between(after.Key!.Value, before == End ? end : before.Key!.Value)
            ?? await MakeRoomAsync(userId, place, after, end, Other, cancellationToken);

        TodoItem? Other(TodoItem neighbor) => neighbor.Id == moving.Id ? null : neighbor;
    }

    /// <param name="userId">The owner.</param>
    /// <param name="place">The place.</param>
    /// <param name="after">The position.</param>
    /// <param name="tracked">The todo to use for one of the database; null leaves it out.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    private async Task<long> PositionAsync(
        long userId, TodoPlace place, TodoPosition after, Func<TodoItem, TodoItem?> tracked, CancellationToken cancellationToken)
    {
        var end = await EndAsync(userId, cancellationToken);
        var next = await NeighborsAsync(userId, place, after, isBefore: false, 1, tracked, cancellationToken);
        return Ordering.Between(after.Key!.Value, next.Count > 0 ? next[0].Position : end)
            ?? await MakeRoomAsync(userId, place, after, end, tracked, cancellationToken);
    }

    /// <summary>A position after all todos of a place.</summary>
    private async Task<long> EndAsync(long userId, CancellationToken cancellationToken) =>
        Ordering.Last(await numbers.NumberAsync(userId, cancellationToken) + 1);

    private async Task<long> MakeRoomAsync(
        long userId, TodoPlace place, TodoPosition after, long end, Func<TodoItem, TodoItem?> tracked, CancellationToken cancellationToken)
    {
        // The todo at the position itself is among those before the next id.
        var upTo = after with { Id = after.Id + 1 };
        for (var window = FirstWindow; ; window *= 2)
        {
            var left = await NeighborsAsync(userId, place, upTo, isBefore: true, window, tracked, cancellationToken);
            var right = await NeighborsAsync(userId, place, after, isBefore: false, window, tracked, cancellationToken);
            var (low, lefts) = Bound(left, window, Ordering.Unplaced);
            var (high, rights) = Bound(right, window, end);
            var count = lefts.Count + 1 + rights.Count;
            var isWhole = low == Ordering.Unplaced && high == end;
            if (!isWhole && !Ordering.HasRoom(low, high, count))
                continue;
            lefts.Reverse();
            await SpreadAsync(lefts, tracked, index => Ordering.Spread(low, high, index, count), cancellationToken);
            await SpreadAsync(rights, tracked, index => Ordering.Spread(low, high, lefts.Count + 1 + index, count), cancellationToken);
            return Ordering.Spread(low, high, lefts.Count, count);
        }
    }

    /// <summary>The farthest neighbor of a full window stays where it is and bounds the others.</summary>
    private static (long Bound, List<TodoItem> Movable) Bound(List<TodoItem> neighbors, int window, long limit) =>
        neighbors.Count < window ? (limit, neighbors) : (neighbors[^1].Position, neighbors.GetRange(0, neighbors.Count - 1));

    private async Task SpreadAsync(
        List<TodoItem> neighbors, Func<TodoItem, TodoItem?> tracked, Func<int, long> position, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        for (var i = 0; i < neighbors.Count; i++)
        {
            var neighbor = tracked(neighbors[i])!;
            neighbor.Respace(position(i), now);
            if (ReferenceEquals(neighbor, neighbors[i]))
                await todos.SaveAsync(neighbor, cancellationToken);
        }
    }

    private async Task<List<TodoItem>> NeighborsAsync(
        long userId, TodoPlace place, TodoPosition from, bool isBefore, int take, Func<TodoItem, TodoItem?> tracked, CancellationToken cancellationToken)
    {
        var found = await todos.ListNeighborsAsync(userId, place, from, isBefore, take + 1, cancellationToken);
        return [.. found.Where(todo => tracked(todo) is not null).Take(take)];
    }
}
