using System.Collections;

namespace Todo.Domain.Todos;

/// <summary>The labels of a todo, in the order given. Two that differ in letter case alone are the same label.</summary>
public sealed class LabelSet : IReadOnlyList<string>
{
    /// <summary>The largest number of labels.</summary>
    public const int MaxCount = 20;

    /// <summary>The longest label, in UTF-16 units.</summary>
    public const int MaxLength = 50;

    public static readonly LabelSet None = new([]);

    private readonly string[] _names;

    /// <param name="names">At most <see cref="MaxCount"/>, none of them twice.</param>
    public LabelSet(params string[] names) => _names = names;

    public int Count => _names.Length;

    public string this[int index] => _names[index];

    /// <summary>Whether a text can be a label.</summary>
    public static bool IsLabel(string name) => FaultOf(name) is null;

    /// <summary>Why a text cannot be a label; null if it can.</summary>
    public static LabelFault? FaultOf(string name)
    {
        if (name.Length > MaxLength)
            return LabelFault.TooLong;
        if (string.IsNullOrWhiteSpace(name))
            return LabelFault.Blank;
        return Text.IsWellFormed(name) && !name.Any(char.IsControl) ? null : LabelFault.InvalidCharacters;
    }

    /// <summary>Whether no label is among them twice.</summary>
    public static bool AreDistinct(IReadOnlyCollection<string> names) => names.Select(CaseFolding.Fold).Distinct(StringComparer.Ordinal).Count() == names.Count;

    /// <summary>Renames a label. If the new one is there already, the two become one, in the place of the first.</summary>
    public LabelSet Rename(string name, string newName)
    {
        var (folded, newFolded) = (CaseFolding.Fold(name), CaseFolding.Fold(newName));
        var names = _names.Select(label => CaseFolding.Fold(label) is var text && (text == folded || text == newFolded) ? newName : label);
        return new([.. names.Distinct(StringComparer.Ordinal)]);
    }

    public LabelSet Without(string name)
    {
        var folded = CaseFolding.Fold(name);
        return new([.. _names.Where(label => CaseFolding.Fold(label) != folded)]);
    }

    public IEnumerator<string> GetEnumerator() => ((IEnumerable<string>)_names).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _names.GetEnumerator();
}
