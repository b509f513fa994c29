namespace MediaFunctions.Client;

/// <summary>How the service is.</summary>
/// <param name="Status"><c>ok</c>, <c>degraded</c> or <c>failing</c>: the worst of its parts.</param>
/// <param name="Version">Of the service.</param>
/// <param name="Checks">Each part by its name.</param>
public sealed record HealthReport(string Status, string Version, IReadOnlyDictionary<string, HealthPart> Checks);
