namespace MediaFunctions.Processing;

/// <summary>A job's end that is not success, as a value: the conductor decides what becomes of it.</summary>
/// <param name="Code">The stable cause.</param>
/// <param name="Message">What was wrong, what was expected, what to do; fit for the uploader's eyes.</param>
/// <param name="Retryable">Whether the same bytes may succeed later: true for faults of the surroundings only.</param>
public sealed record Failure(FailureCode Code, string Message, bool Retryable = false);
