namespace MediaFunctions.Client;

/// <summary>How one part of the service is.</summary>
/// <param name="Status"><c>ok</c>, <c>degraded</c> or <c>failing</c>.</param>
/// <param name="Facts">What to know of it.</param>
public sealed record HealthPart(string Status, IReadOnlyDictionary<string, string>? Facts);
