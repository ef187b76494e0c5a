using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Todo.Infrastructure.Database;

namespace Todo.Tests.Database;

/// <summary>Decides whether a statement reaches only the rows of one user. The keys come from the model.</summary>
internal sealed partial class StatementOwner
{
    private static readonly string[] KeyNames = ["user_id", "trash_user_id", "owner_id"];

    /// <summary>The columns of each table that name its user; none if only the parent row does.</summary>
    private readonly Dictionary<string, string[]> _keys = [];

    public StatementOwner(DatabaseProvider provider)
    {
        using var context = DesignTime.CreateContext(provider);
        var entities = context.Model.GetEntityTypes().ToDictionary(entity => entity.GetTableName()!);
        foreach (var (table, entity) in entities)
        {
            var keys = entity.GetProperties().Select(property => property.GetColumnName()).Intersect(KeyNames).ToArray();
            if (table == "users")
                _keys[table] = ["id"];
            else if (keys.Length > 0 || entity.GetForeignKeys().Any())
                _keys[table] = keys;
        }
    }

    public IReadOnlyCollection<string> Tables => _keys.Keys;

    /// <summary>
    /// Whether each reference to a table of users has its own condition on the user (or inserts the user), and no alternative bypasses
    /// it. Rows that are chosen by the ids of a subquery need no second condition. A table that does not name the user needs a
    /// condition on the user of its parent.
    /// </summary>
    public bool IsConstrained(string sql)
    {
        var text = ById().Replace(Quotes().Replace(sql, string.Empty), string.Empty);
        var tables = References().Matches(text).Select(match => match.Groups["table"].Value).Where(_keys.ContainsKey).ToList();
        // Each condition serves one reference.
        var columns = Conditions().Matches(text).Select(match => match.Groups["column"].Value)
            .Concat(Inserts().Matches(text).SelectMany(match => match.Groups["columns"].Value.Split(',', StringSplitOptions.TrimEntries)))
            .ToList();
        var hasUser = columns.Exists(KeyNames.Contains);
        return !HasAlternative(text)
            && tables.TrueForAll(table => _keys[table] is [] ? hasUser : Array.Exists(_keys[table], columns.Remove));
    }

    /// <summary>An OR outside of parentheses.</summary>
    private static bool HasAlternative(string text)
    {
        for (var shorter = Parentheses().Replace(text, string.Empty); shorter != text; shorter = Parentheses().Replace(text, string.Empty))
            text = shorter;
        return text.Contains(" OR ", StringComparison.Ordinal);
    }

    [GeneratedRegex("""["\[\]]""")]
    private static partial Regex Quotes();

    /// <summary>The outer part of a statement that changes rows of a table by ids chosen from the same table.</summary>
    [GeneratedRegex(
        @"\b(?:DELETE FROM(?: \w+\s+FROM)?|UPDATE) (?<table>\w+)(?: AS \w+)?(?:\s+SET [^()]*?)?"
        + @"\s+WHERE (?:\w+\.)?id IN (?=\(\s*SELECT\b(?:[^()]|\(@\w+\))*?\bFROM \k<table>\b)")]
    private static partial Regex ById();

    [GeneratedRegex(@"\b(?:FROM|JOIN|UPDATE|INTO)\s+(?<table>\w+)")]
    private static partial Regex References();

    [GeneratedRegex(@"\b(?:WHERE|AND|ON)\s+(?:\w+\.)?(?<column>\w+) = (?:@|\w+\.(?:user_id|owner_id)\b)")]
    private static partial Regex Conditions();

    [GeneratedRegex(@"\bINSERT INTO \w+ \((?<columns>[^)]*)\)")]
    private static partial Regex Inserts();

    [GeneratedRegex(@"\([^()]*\)")]
    private static partial Regex Parentheses();
}
