namespace MediaFunctions.Standalone.Local;

/// <summary>The clone that this program was built in: the local parts are not published with it.</summary>
internal static class Repository
{
    private const string PartsPath = "local/parts.mjs";

    /// <summary>The script that runs the local parts.</summary>
    /// <exception cref="LocalStartException">This program does not stand in a clone.</exception>
    public static string PartsScript()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var script = Path.Combine(folder.FullName, PartsPath);
            if (File.Exists(script))
                return script;
        }
        throw new LocalStartException(
            $"There is no {PartsPath} above {AppContext.BaseDirectory}: the local pipeline runs in a clone, by ./run.");
    }
}
