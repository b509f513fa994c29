namespace MediaFunctions.Bench;

/// <summary>A folder for one run, gone with it.</summary>
internal sealed class TempFolder : IDisposable
{
    private readonly string path = Directory.CreateTempSubdirectory("mediafunctions-bench-").FullName;

    public string File(string name) => Path.Combine(path, name);

    public override string ToString() => path;

    public void Dispose() => Directory.Delete(path, recursive: true);
}
