namespace MediaFunctions.Standalone.Files;

/// <summary>Where a file is on its way, for the eyes.</summary>
/// <param name="Words">What happens to it.</param>
/// <param name="Percent">0 to 100 of the whole way.</param>
internal readonly record struct FileStage(string Words, double Percent)
{
    /// <summary>How fast it goes and how long it will take, where that is known; else empty.</summary>
    public string Detail { get; init; } = "";
}
