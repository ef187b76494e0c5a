namespace Todo.Domain.PersonalTokens;

/// <summary>What a personal token permits. The values are stored.</summary>
[Flags]
public enum TokenScopes
{
    None = 0,

    /// <summary>Reading lists, labels, todos, the trash, changes and events.</summary>
    TodosRead = 1,

    /// <summary>Changing lists, labels, todos and the trash; it does not include reading.</summary>
    TodosWrite = 2,
}
