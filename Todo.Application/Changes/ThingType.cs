namespace Todo.Application.Changes;

/// <summary>The types of things whose changes a client follows, in the order in which a transaction's changes are listed.</summary>
public enum ThingType
{
    /// <summary>Before all types.</summary>
    None,

    /// <summary>A list.</summary>
    List,

    /// <summary>A todo.</summary>
    Todo,
}
