namespace MediaFunctions.Api.Events;

/// <summary>The answer to a batch.</summary>
/// <param name="Results">One for each event, in the batch's order.</param>
public sealed record EventResults(IReadOnlyList<EventResult> Results);
