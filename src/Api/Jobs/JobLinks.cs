namespace MediaFunctions.Api.Jobs;

/// <summary>Where to go from a job.</summary>
/// <param name="Self">The job.</param>
/// <param name="Asset">What its asset has become.</param>
/// <param name="Manifest">Its public manifest; absent before success.</param>
public sealed record JobLinks(string Self, string Asset, string? Manifest)
{
    /// <summary>Its public state and progress, from its first claim on (docs/status.md); absent where none is published.</summary>
    public string? Status { get; init; }
}
