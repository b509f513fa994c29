namespace MediaFunctions.Processing.Routing;

/// <summary>What one place would take for a job.</summary>
/// <param name="Route">The place.</param>
/// <param name="Seconds">From now until the outputs stand, waiting included.</param>
/// <param name="Usd">US dollars.</param>
public sealed record RouteOffer(Route Route, double Seconds, decimal Usd)
{
    /// <summary>Why it should not be made there, as a sentence; null where nothing speaks against it.</summary>
    public string? Objection { get; init; }

    /// <summary>It cannot even be tried there.</summary>
    public bool Impossible { get; init; }

    /// <summary>What is in the numbers that nobody would expect, as the end of a sentence; null: nothing.</summary>
    public string? With { get; init; }
}
