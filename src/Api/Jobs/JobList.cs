using MediaFunctions.Processing.Jobs;

namespace MediaFunctions.Api.Jobs;

/// <summary>One page of jobs, or of their sums.</summary>
/// <param name="Jobs">Newest first; empty where sums were asked for.</param>
/// <param name="Continuation">What brings the next page; absent at the end.</param>
public sealed record JobList(IReadOnlyList<JobView> Jobs, string? Continuation)
{
    /// <summary>
    /// By day and recipe, the newest day first; absent where jobs were asked for. A page looks at 500 jobs, so that a day
    /// may go on with the next page: add up the lines of one day and recipe.
    /// </summary>
    public IReadOnlyList<JobSum>? Sums { get; init; }
}
