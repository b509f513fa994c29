namespace MediaFunctions.Client;

/// <summary>One page of jobs.</summary>
/// <param name="Jobs">Newest first.</param>
/// <param name="Continuation">What brings the next page; null at the end.</param>
public sealed record JobPage(IReadOnlyList<Job> Jobs, string? Continuation);
