namespace MediaFunctions.Processing;

/// <summary>The answer to a request that cannot be granted.</summary>
/// <param name="Code">The stable cause.</param>
/// <param name="Message">What was wrong, what was expected, what to do; fit for the outside.</param>
public sealed record Refusal(RefusalCode Code, string Message)
{
    /// <summary>When to come back, where that is known.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
