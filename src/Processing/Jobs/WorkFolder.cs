namespace MediaFunctions.Processing.Jobs;

/// <summary>A folder of one job in the temp folder, gone when disposed.</summary>
public sealed class WorkFolder : IDisposable
{
    /// <summary>
    /// All of them stand here, so that those of killed workers can be found. A user's own: in one that another user of
    /// the machine has made nothing can be written.
    /// </summary>
    public static readonly string Root =
        System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"mediafunctions-{Environment.UserName}", "work");

    private readonly Lazy<string> path = new(() =>
    {
        Directory.CreateDirectory(Root);
        var folder = Directory.CreateDirectory(System.IO.Path.Combine(Root, Ids.NewToken()));
        // Only we may read what users uploaded.
        if (!OperatingSystem.IsWindows())
            folder.UnixFileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        return folder.FullName;
    });

    /// <summary>What the disk that holds them all has free for this user, bytes.</summary>
    public static long FreeBytes => new DriveInfo(System.IO.Path.GetTempPath()).AvailableFreeSpace;

    /// <summary>The folder; made at the first look.</summary>
    public string Path => path.Value;

    /// <summary>Deletes what workers left that were killed, once nobody can still be at it; returns how many.</summary>
    public static int DeleteOlderThan(DateTimeOffset time)
    {
        if (!Directory.Exists(Root))
            return 0;
        var old = new DirectoryInfo(Root).GetDirectories().Where(f => f.LastWriteTimeUtc < time.UtcDateTime).ToList();
        old.ForEach(folder => Delete(folder.FullName));
        return old.Count;
    }

    public void Dispose()
    {
        if (path.IsValueCreated)
            Delete(path.Value);
    }

    private static void Delete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // Somebody was first.
        }
    }
}
