namespace MediaFunctions.Processing.Events;

/// <summary>The answer to one event.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="Reason">Why it was ignored, or must come again; null when accepted.</param>
/// <param name="JobId">The job that it started or was recognised as.</param>
public sealed record IntakeResult(IntakeOutcome Outcome, string? Reason = null, string? JobId = null);
