namespace MediaFunctions.Tests.Parts;

/// <summary>Where the repository's files are, seen from a test's output folder.</summary>
public static class Repository
{
    /// <summary>The folder of host.json.</summary>
    public static string Root { get; } = FindRoot();

    public static string File(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "Directory.Packages.props")))
                return folder.FullName;
        }
        throw new InvalidOperationException($"{AppContext.BaseDirectory} is in no clone of this repository.");
    }
}
