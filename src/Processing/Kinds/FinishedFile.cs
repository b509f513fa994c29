namespace MediaFunctions.Processing.Kinds;

/// <summary>One file to publish.</summary>
/// <param name="Name">Relative to the work folder, and to the run's folder in the bucket.</param>
/// <param name="ContentType">As it is served.</param>
public sealed record FinishedFile(string Name, string ContentType);
