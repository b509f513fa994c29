namespace MediaFunctions.Tests.Api.Web;

/// <summary>A folder with the least that is a page; gone with the test.</summary>
internal sealed class TemporaryPage : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("page-");

    public TemporaryPage() => File.WriteAllText(System.IO.Path.Combine(folder.FullName, "index.html"), "<!doctype html>");

    public string Path => folder.FullName;

    public void Dispose() => folder.Delete(recursive: true);
}
