using System.IO.Compression;

namespace MediaFunctions.Tests.Functions.Packaging;

/// <summary>One package as a deployment makes it: a published folder, its zip, and what comes out of that again.</summary>
public sealed class PackageFixture : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("package-");

    public string Published => Path.Combine(folder.FullName, "app");

    public string Zip => Path.Combine(folder.FullName, "app.zip");

    public string Unzipped => Path.Combine(folder.FullName, "unzipped");

    public async Task InitializeAsync()
    {
        var own = Path.Combine(folder.FullName, "private.json");
        await File.WriteAllTextAsync(own, "{}");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(own, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var (status, output) = await Publish.RunAsync(Published, null, "-p:RequireFFmpeg=true", "-p:RequireWeb=true", $"-p:PackageFile={Zip}", $"-p:PrivateFile={own}");
        Assert.True(status == 0, output);
        await ZipFile.ExtractToDirectoryAsync(Zip, Unzipped);
    }

    public Task DisposeAsync()
    {
        folder.Delete(recursive: true);
        return Task.CompletedTask;
    }
}
