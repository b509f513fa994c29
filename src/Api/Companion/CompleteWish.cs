namespace MediaFunctions.Api.Companion;

/// <summary>What to make an object of.</summary>
public sealed record CompleteWish
{
    /// <summary>Every part, each with the ETag that R2 answered to its PUT.</summary>
    public required IReadOnlyList<MultipartPart> Parts { get; init; }
}
