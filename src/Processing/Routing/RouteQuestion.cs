namespace MediaFunctions.Processing.Routing;

/// <summary>What a route is chosen by.</summary>
public sealed record RouteQuestion
{
    /// <summary>The owner's word.</summary>
    public required RouteWish Wish { get; init; }

    /// <summary>Who says so, as a sentence begins: <c>The recipe</c>, <c>Routing:Route</c>.</summary>
    public required string WishedBy { get; init; }

    /// <summary>From now until the outputs stand.</summary>
    public required TimeSpan Deadline { get; init; }

    /// <summary>The places that are set up; at least one, the one that asks first.</summary>
    public required IReadOnlyList<RouteOffer> Offers { get; init; }
}
