namespace MediaFunctions.Api.Service;

/// <summary>How the service is.</summary>
/// <param name="Status">The worst of its parts.</param>
/// <param name="Version">Of the service.</param>
/// <param name="Checks">Each part by its name.</param>
public sealed record HealthView(HealthState Status, string Version, IReadOnlyDictionary<string, HealthCheck> Checks);
