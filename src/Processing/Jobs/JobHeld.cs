using MediaFunctions.Processing.Ledger.Budget;

namespace MediaFunctions.Processing.Jobs;

/// <summary>The job waits under a ceiling of cost.</summary>
/// <param name="Hold">Which, and why.</param>
public sealed record JobHeld(JobHold Hold) : StepEnd;
