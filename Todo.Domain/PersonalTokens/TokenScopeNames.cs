namespace Todo.Domain.PersonalTokens;

/// <summary>The names of scopes on the wire.</summary>
public static class TokenScopeNames
{
    private static readonly (TokenScopes Scope, string Name)[] Known =
    [
        (TokenScopes.TodosRead, "todos:read"),
        (TokenScopes.TodosWrite, "todos:write"),
    ];

    /// <summary>All names, in the order of the scopes.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Known.Select(known => known.Name)];

    /// <summary>The names of a set of scopes, in the order of <see cref="All"/>.</summary>
    public static IReadOnlyList<string> NamesOf(TokenScopes scopes) =>
        [.. Known.Where(known => scopes.HasFlag(known.Scope)).Select(known => known.Name)];

    /// <summary>The scopes with the names; an unknown name adds none.</summary>
    public static TokenScopes Parse(IEnumerable<string> names) => names.Aggregate(
        TokenScopes.None, (scopes, name) => scopes | Array.Find(Known, known => known.Name == name).Scope);
}
