using System.Text.Json;
using MediaFunctions.Client;

namespace MediaFunctions.Tests.Pipeline.Product;

/// <summary>What became of one upload.</summary>
/// <param name="Upload">As the client got it.</param>
/// <param name="Job">At its end.</param>
/// <param name="JobJson">The job as the API answers it.</param>
/// <param name="Pointer">The manifest at the recipe's pointer; null where there is none.</param>
/// <param name="Files">The outputs' files by the outputs' names, downloaded by their public addresses.</param>
public sealed record Processed(
    Upload Upload, Job Job, JsonElement JobJson, JsonElement? Pointer, IReadOnlyDictionary<string, string> Files)
{
    public JsonElement Manifest => Pointer ?? throw new InvalidOperationException(
        $"{Upload.Key} has no manifest: {Job.State} {Job.Error?.Code} {Job.Error?.Message}");

    public JsonElement Output(string name) =>
        Manifest.GetProperty("outputs").EnumerateArray().Single(output => output.GetProperty("name").GetString() == name);

    public IReadOnlyList<string> Skipped =>
        [.. Manifest.GetProperty("skipped").EnumerateArray().Select(skip => skip.GetProperty("name").GetString()!)];
}
