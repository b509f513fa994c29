namespace MediaFunctions.Tests.Samples;

/// <summary>Every sample, by name.</summary>
public static class AllSamples
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Sample> List { get; } =
    [
        .. Containers.All, .. RealUploads.All, .. Films.All, .. Stills.All, .. Streams.All, .. Strips.All, .. Sounds.All, .. Heavies.All, .. BadInput.All,
    ];

    /// <summary>The sample of this file name.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static Sample Named(string name) => List.Single(s => s.Name == name);
}
