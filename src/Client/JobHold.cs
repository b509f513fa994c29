namespace MediaFunctions.Client;

/// <summary>Why a job waits: what it would cost is more than may be spent.</summary>
/// <param name="Ceiling">Under which ceiling: <c>job</c>, <c>caller</c> or <c>day</c>.</param>
/// <param name="Reason">Why, and what lets it go on.</param>
/// <param name="Usd">What it would cost, US dollars; null for callers without a key.</param>
/// <param name="Since">Since when it waits.</param>
public sealed record JobHold(string Ceiling, string Reason, decimal? Usd, DateTimeOffset Since);
