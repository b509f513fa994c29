namespace MediaFunctions.Client;

/// <summary>One page of jobs, or of their sums.</summary>
/// <param name="Jobs">Newest first; it may be short, even empty, and yet be followed by another.</param>
/// <param name="Continuation">What brings the next page; null at the end.</param>
public sealed record JobPage(IReadOnlyList<Job> Jobs, string? Continuation)
{
    /// <summary>Where sums were asked for; a day may go on with the next page.</summary>
    public IReadOnlyList<JobSum>? Sums { get; init; }
}
