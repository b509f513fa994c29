namespace MediaFunctions.Client;

/// <summary>One attempt to tell somebody of a job's end.</summary>
/// <param name="Id">The <c>webhook-id</c>: the same for all attempts of one end.</param>
/// <param name="Url">Whom, without the query.</param>
/// <param name="Attempt">From 1 on.</param>
/// <param name="At">When.</param>
/// <param name="Status">What the receiver answered; null where no answer came.</param>
/// <param name="Error">A word for why it was not delivered; null where the status says it.</param>
/// <param name="Delivered">Whether the receiver took it.</param>
/// <param name="NextAt">When the next attempt is due; null after the last one.</param>
public sealed record JobCallback(
    string Id, string Url, int Attempt, DateTimeOffset At, int? Status, string? Error, bool Delivered, DateTimeOffset? NextAt);
