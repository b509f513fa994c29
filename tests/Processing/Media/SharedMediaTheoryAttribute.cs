namespace MediaFunctions.Tests.Processing.Media;

/// <summary>A theory over files of the folder <c>../shared/media</c> beside the repository; skipped where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SharedMediaTheoryAttribute : TheoryAttribute
{
    public SharedMediaTheoryAttribute()
    {
        if (Folder is null)
            Skip = "the folder ../shared/media beside the repository is not there";
    }

    /// <summary>The folder; null where it is not there.</summary>
    public static string? Folder { get; } = Find();

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "shared", "media");
            if (Directory.Exists(path))
                return path;
        }

        return null;
    }
}
