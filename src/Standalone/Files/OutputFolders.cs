namespace MediaFunctions.Standalone.Files;

/// <summary>Gives every file of a call a folder of its own in DIR, named like the file; a second of that name: <c>-2</c>.</summary>
internal sealed class OutputFolders(string directory)
{
    private readonly HashSet<string> given = new(StringComparer.Ordinal);

    /// <summary>The folder for this file, not made yet. The same calls in the same order give the same folders.</summary>
    public string For(string file)
    {
        // Only the last segment, and none that leads elsewhere: the folder is in DIR whatever the file is called.
        var name = Path.GetFileName(file) is { Length: > 0 } last and not ("." or "..") ? last : "file";
        for (var number = 1; ; number++)
        {
            var folder = Path.Combine(directory, number == 1 ? name : $"{name}-{number}");
            // With --out . the folder's name is often that of the file itself, which must stay.
            if (!File.Exists(folder) && given.Add(folder))
                return folder;
        }
    }
}
