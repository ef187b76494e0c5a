using System.Diagnostics.CodeAnalysis;

namespace Todo.Application.Common;

/// <summary>The outcome of a use case, regardless of its value.</summary>
public interface IResult
{
    /// <summary>Null if the use case succeeded.</summary>
    Failure? Failure { get; }
}

/// <summary>Lets the pipeline return a failure without knowing the type of the value.</summary>
public interface IResult<out TSelf> : IResult
    where TSelf : IResult<TSelf>
{
    static abstract TSelf Failed(Failure failure);
}

/// <summary>The outcome of a use case: a value, or an expected failure.</summary>
public sealed class Result<T> : IResult<Result<T>>
{
    private readonly T? _value;

    private Result(T? value, Failure? failure)
    {
        _value = value;
        Failure = failure;
    }

    /// <summary>Null when the use case succeeded.</summary>
    public Failure? Failure { get; }

    /// <summary>Whether there is a value; if not, there is a failure.</summary>
    public bool TryGetValue([MaybeNullWhen(false)] out T value, [NotNullWhen(false)] out Failure? failure)
    {
        value = _value;
        failure = Failure;
        return failure is null;
    }

    /// <summary>The same outcome with the value mapped by <paramref name="map"/>.</summary>
    public Result<TOther> Map<TOther>(Func<T, TOther> map) =>
        TryGetValue(out var value, out var failure) ? map(value) : failure;

    static Result<T> IResult<Result<T>>.Failed(Failure failure) => failure;

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Failure failure) => new(default, failure);
}
