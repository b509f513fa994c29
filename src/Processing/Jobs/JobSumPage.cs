namespace MediaFunctions.Processing.Jobs;

/// <summary>Sums over a bounded number of jobs.</summary>
/// <param name="Sums">The newest day first, recipes by name.</param>
/// <param name="Continuation">
/// What brings the rest: a day may go on there, and its lines are to be added up. Null at the end.
/// </param>
public sealed record JobSumPage(IReadOnlyList<JobSum> Sums, string? Continuation);
