namespace MediaFunctions.Processing.Ledger;

/// <summary>A message that was given up.</summary>
/// <param name="Id">The job id, or the queue's message id where the text is no message of ours.</param>
/// <param name="Message">The message as it was on the queue.</param>
/// <param name="Tries">How often it was tried.</param>
/// <param name="Diagnosis">What was found wrong.</param>
/// <param name="At">When it was given up.</param>
public sealed record DeadLetter(string Id, string Message, int Tries, string Diagnosis, DateTimeOffset At);
