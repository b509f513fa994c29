using System.Text.Json.Nodes;

namespace MediaFunctions.Processing.Jobs;

/// <summary>An output that has no file: the manifest itself holds it, under its kind's name.</summary>
/// <param name="Output">Its name in the recipe.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Details">What it is.</param>
public sealed record ManifestDetail(string Output, string Kind, JsonObject Details);
