namespace MediaFunctions.Api.Jobs;

/// <summary>One page of jobs.</summary>
/// <param name="Jobs">Newest first.</param>
/// <param name="Continuation">What brings the next page; absent at the end.</param>
public sealed record JobList(IReadOnlyList<JobView> Jobs, string? Continuation);
