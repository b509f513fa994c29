using System.Text.Json.Serialization.Metadata;

namespace MediaFunctions.Api;

/// <summary>An answer that is no refusal.</summary>
/// <param name="Result">What to write.</param>
/// <param name="Location">Where the thing stands that the call made; null where it made none.</param>
public sealed record Reply(IResult Result, string? Location = null)
{
    public static Reply Json<T>(int status, T value, JsonTypeInfo<T> type) =>
        new(TypedResults.Json(value, type, "application/json", status));

    /// <summary>Done, and nothing to say.</summary>
    public static Reply Nothing { get; } = new(TypedResults.NoContent());

    public static Reply Ok<T>(T value, JsonTypeInfo<T> type) => Json(StatusCodes.Status200OK, value, type);
}
