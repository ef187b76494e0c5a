using Todo.Domain.Lists;
using Todo.Domain.Todos;

namespace Todo.Application.Changes;

/// <summary>The last change of a thing.</summary>
/// <param name="Key">Its place in the order of changes.</param>
public abstract record Change(ChangeKey Key);

/// <summary>A list as it is now.</summary>
public sealed record ChangedList(TodoList List) : Change(new ChangeKey(List.ChangeSeq, ThingType.List, List.Id));

/// <summary>A todo as it is now.</summary>
public sealed record ChangedTodo(TodoItem Todo) : Change(new ChangeKey(Todo.ChangeSeq, ThingType.Todo, Todo.Id));

/// <summary>Something that is gone.</summary>
/// <param name="Key">Its place in the order of changes.</param>
/// <param name="DeletedAt">The time of the deletion.</param>
public sealed record Deletion(ChangeKey Key, DateTimeOffset DeletedAt) : Change(Key);

/// <summary>Part of the changes of a user, in their order.</summary>
/// <param name="Items">The changes.</param>
/// <param name="HasMore">Whether there are more after them.</param>
/// <param name="Forgotten">The highest number of a deletion that was no longer listed; 0 if all were.</param>
public sealed record ChangeSlice(IReadOnlyList<Change> Items, bool HasMore, long Forgotten);

/// <summary>The ids of what has changed.</summary>
/// <param name="Lists">Lists, deleted ones included.</param>
/// <param name="Todos">Todos, deleted ones included.</param>
/// <param name="HasMore">Whether there are more.</param>
public sealed record ChangedIds(IReadOnlyList<long> Lists, IReadOnlyList<long> Todos, bool HasMore);
