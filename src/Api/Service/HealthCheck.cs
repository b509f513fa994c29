namespace MediaFunctions.Api.Service;

/// <summary>How one part is.</summary>
/// <param name="Status">Well or not.</param>
/// <param name="Facts">What to know of it; open to everybody, so nothing secret.</param>
public sealed record HealthCheck(HealthState Status, IReadOnlyDictionary<string, string>? Facts = null);
