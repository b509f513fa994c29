namespace MediaFunctions.Processing.Running;

/// <summary>Makes a program executable where the host handed it over without its execute bit.</summary>
/// <remarks>
/// Azure mounts a function app's files read-only and often without execute bits: the bit cannot be set in place, so
/// the file is copied once into the temp folder, where all workers of that machine share it.
/// </remarks>
internal static class ExecuteBit
{
    private const UnixFileMode Any = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    public static bool IsSet(string file) => OperatingSystem.IsWindows() || (File.GetUnixFileMode(file) & Any) != 0;

    /// <summary>The file itself where it is executable, else an executable copy of it.</summary>
    /// <param name="buildHash">Names the copy, so that another build gets another one.</param>
    public static string Ensure(string file, string buildHash)
    {
        if (OperatingSystem.IsWindows() || IsSet(file))
            return file;

        var folder = Path.Combine(Path.GetTempPath(), $"mediafunctions-ffmpeg-{Environment.UserName}-{buildHash}");
        Directory.CreateDirectory(folder, OwnerOnly);
        // Only a folder's owner may change its mode: nobody else can have put a program of his there.
        File.SetUnixFileMode(folder, OwnerOnly);

        var copy = Path.Combine(folder, Path.GetFileName(file));
        if (!File.Exists(copy) || new FileInfo(copy).Length != new FileInfo(file).Length)
            CopyWhole(file, copy);
        return copy;
    }

    /// <summary>Copies under another name first: whoever sees the final name sees the whole program.</summary>
    private static void CopyWhole(string file, string copy)
    {
        if (OperatingSystem.IsWindows())
            return;
        var partial = $"{copy}.{Guid.NewGuid():n}";
        try
        {
            File.Copy(file, partial);
            File.SetUnixFileMode(partial, OwnerOnly);
            File.Move(partial, copy, overwrite: true);
        }
        finally
        {
            File.Delete(partial);
        }
    }
}
