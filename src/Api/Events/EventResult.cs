using MediaFunctions.Processing.Events;

namespace MediaFunctions.Api.Events;

/// <summary>What became of one event of the batch.</summary>
/// <param name="Id">The id that it came with; absent where it had none.</param>
/// <param name="Result">Whether to acknowledge it or to bring it again.</param>
/// <param name="Reason">Why it was ignored, or must come again.</param>
/// <param name="JobId">The job that it started or was recognised as.</param>
public sealed record EventResult(string? Id, IntakeOutcome Result, string? Reason, string? JobId);
