namespace MediaFunctions.Tests.FFmpeg;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TempFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("ffbox-tests-");

    public string this[string file] => Path.Combine(folder.FullName, file);

    public string FullName => folder.FullName;

    public string Write(string file, string text)
    {
        File.WriteAllText(this[file], text);
        return this[file];
    }

    public void Dispose() => folder.Delete(recursive: true);
}
