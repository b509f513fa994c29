namespace MediaFunctions.Standalone.Files;

/// <summary>Whether a path can be uploaded at all.</summary>
internal static class InputFile
{
    /// <summary>Why not; null where it can.</summary>
    public static string? Objection(string path)
    {
        if (Directory.Exists(path))
            return $"{path} is a folder; expected a file.";
        if (!File.Exists(path))
            return $"There is no file {path}.";
        try
        {
            using var file = File.OpenHandle(path);
            RandomAccess.GetLength(file);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return $"{path} cannot be read: {e.Message}";
        }
    }
}
