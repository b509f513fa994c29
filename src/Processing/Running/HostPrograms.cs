namespace MediaFunctions.Processing.Running;

/// <summary>Finds programs the way a shell does.</summary>
internal sealed class HostPrograms(string searchPath)
{
    /// <summary>The absolute path of an executable file on the search path; null where there is none.</summary>
    public string? Find(string name) =>
        searchPath.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.GetFullPath(Path.Combine(folder, name)))
            .FirstOrDefault(file => File.Exists(file) && ExecuteBit.IsSet(file));
}
