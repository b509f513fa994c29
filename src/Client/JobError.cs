namespace MediaFunctions.Client;

/// <summary>Why a job did not succeed.</summary>
/// <param name="Code">The stable word to switch on, such as <c>not-media</c>.</param>
/// <param name="Message">What was wrong, what was expected, what to do.</param>
/// <param name="Retryable">Whether the same bytes may succeed later.</param>
public sealed record JobError(string Code, string Message, bool Retryable);
