namespace MediaFunctions.Client;

/// <summary>Where to go from a job.</summary>
/// <param name="Self">The job in the API.</param>
/// <param name="Asset">Its asset in the API.</param>
/// <param name="Manifest">Its public manifest; null before success.</param>
public sealed record JobLinks(string Self, string Asset, string? Manifest)
{
    /// <summary>Its public state and progress, from its first claim on; null where none is published.</summary>
    public string? Status { get; init; }
}
