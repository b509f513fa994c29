using MediaFunctions.Processing.Jobs;

namespace MediaFunctions.Tests.Pipeline;

/// <summary>What a process has left.</summary>
internal static class Leftovers
{
    private static readonly string Work = Path.GetFileName(WorkFolder.Root);

    /// <summary>Folders of jobs in the temp folder of a process, and files in their place.</summary>
    public static IEnumerable<string> OfJobs(string temp) =>
        Directory.EnumerateFileSystemEntries(temp, "*", SearchOption.AllDirectories)
            .Where(path => Path.GetFileName(Path.GetDirectoryName(path)) == Work);
}
