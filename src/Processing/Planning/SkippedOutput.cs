namespace MediaFunctions.Processing.Planning;

/// <summary>An output that this source cannot give.</summary>
/// <param name="Output">Its name in the recipe.</param>
/// <param name="Reason">A sentence for the manifest, which is public.</param>
public sealed record SkippedOutput(string Output, string Reason);
