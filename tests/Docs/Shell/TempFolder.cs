namespace MediaFunctions.Tests.Docs.Shell;

/// <summary>A folder for a time.</summary>
internal static class TempFolder
{
    /// <summary>
    /// Deletes it with all that is in it. The local parts of a pipeline that has just ended may delete what is theirs of it at
    /// the same time.
    /// </summary>
    public static async ValueTask DeleteAsync(DirectoryInfo folder)
    {
        for (var tries = 0; folder.Exists; tries++)
        {
            try
            {
                folder.Delete(recursive: true);
            }
            catch (IOException) when (tries < 100)
            {
                await Task.Delay(50);
            }
            folder.Refresh();
        }
    }
}
