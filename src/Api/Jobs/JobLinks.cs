namespace MediaFunctions.Api.Jobs;

/// <summary>Where to go from a job.</summary>
/// <param name="Self">The job.</param>
/// <param name="Asset">What its asset has become.</param>
/// <param name="Manifest">Its public manifest; absent before success.</param>
public sealed record JobLinks(string Self, string Asset, string? Manifest);
