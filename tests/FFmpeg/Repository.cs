namespace MediaFunctions.Tests.FFmpeg;

/// <summary>Where the clone stands that these tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string BuildScript { get; } = Path.Combine(Root, "ffmpeg", "build");

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Directory.Packages.props")))
                return folder.FullName;
        throw new InvalidOperationException($"No Directory.Packages.props above {AppContext.BaseDirectory}");
    }
}
