using System.Diagnostics.CodeAnalysis;

namespace MediaFunctions.Processing;

/// <summary>Either a value or the reason why there is none; never both, never neither.</summary>
public readonly struct Result<T, TError>
    where T : notnull
    where TError : class
{
    private Result(T? value, TError? error)
    {
        Value = value;
        Error = error;
    }

    /// <summary>The value; null (default) where <see cref="Error"/> is set.</summary>
    public T? Value { get; }

    /// <summary>The reason why there is no value; null on success.</summary>
    public TError? Error { get; }

    /// <summary>Takes the result apart: true with a value, false with a reason.</summary>
    public bool Succeeded([NotNullWhen(true)] out T? value, [NotNullWhen(false)] out TError? error)
    {
        value = Value;
        error = Error;
        return error is null;
    }

    /// <summary>A value, for types (interfaces) that C# converts from by no operator.</summary>
    public static Result<T, TError> Of(T value) => new(value, null);

    public static implicit operator Result<T, TError>(T value) => new(value, null);

    public static implicit operator Result<T, TError>(TError error) => new(default, error);
}
