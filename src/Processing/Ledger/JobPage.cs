namespace MediaFunctions.Processing.Ledger;

/// <summary>One page of a listing.</summary>
/// <param name="Jobs">Newest first.</param>
/// <param name="Continuation">What brings the next page; null at the end.</param>
public sealed record JobPage(IReadOnlyList<JobRow> Jobs, string? Continuation);
