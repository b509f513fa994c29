namespace MediaFunctions.Tests.Infra.Bicep;

/// <summary>What a parameter file expands to: as bicep wrote it, and as the checks look at it.</summary>
internal sealed record Expansion(JsonObject Snapshot, Deployment Deployment);
