using System.Diagnostics.CodeAnalysis;

namespace Todo.Application.Common;

/// <summary>The outcome of a use case, independent of the type of its value.</summary>
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

    /// <summary>Null if the use case succeeded.</summary>
    public Failure? Failure { get; }

    /// <summary>Whether the use case succeeded: true if it has a value, false if it has a failure.</summary>
    public bool TryGetValue([MaybeNullWhen(false)] out T value, [NotNullWhen(false)] out Failure? failure)
    {
        value = _value;
        failure = Failure;
        return failure is null;
    }

    /// <summary>Maps the value with <paramref name="map"/>, and passes a failure on unchanged.</summary>
    public Result<TOther> Map<TOther>(Func<T, TOther> map) =>
        TryGetValue(out var value, out var failure) ? map(value) : failure;

    static Result<T> IResult<Result<T>>.Failed(Failure failure) => failure;

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Failure failure) => new(default, failure);
}
