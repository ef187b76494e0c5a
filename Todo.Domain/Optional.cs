namespace Todo.Domain;

/// <summary>A value that may be left out: left out, null and a value are three different things.</summary>
/// <remarks><c>default</c> is left out: a stored value stays as it is.</remarks>
public readonly record struct Optional<T>(T Value)
{
    /// <summary>True if a value, or null, was given.</summary>
    public bool IsSet { get; } = true;

    /// <summary>The value that was given, or <paramref name="other"/> if it was left out.</summary>
    public T Or(T other) => IsSet ? Value : other;

    /// <summary>Sets the value, null included.</summary>
    public static implicit operator Optional<T>(T value) => new(value);

    public override string ToString() => IsSet ? $"{Value}" : "(left out)";
}
