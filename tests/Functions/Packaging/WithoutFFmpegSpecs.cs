namespace MediaFunctions.Tests.Functions.Packaging;

/// <summary>A publish on a machine on which ffmpeg/build has not run.</summary>
public sealed class WithoutFFmpegSpecs : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("package-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task For_a_deployment_it_fails_and_says_what_to_run()
    {
        var (status, output) = await PublishAsync("-p:RequireFFmpeg=true", $"-p:PackageFile={In("app.zip")}");

        Assert.NotEqual(0, status);
        Assert.Contains("error MEDIA0001: This package would have no FFmpeg, and every job of the app would fail. Run ffmpeg/build first", output, StringComparison.Ordinal);
        Assert.False(File.Exists(In("app.zip")));
    }

    [Fact]
    public async Task For_other_ends_it_publishes_without_and_says_so()
    {
        var (status, output) = await PublishAsync();

        Assert.Equal(0, status);
        Assert.Contains("No FFmpeg is bundled: run ffmpeg/build first", output, StringComparison.Ordinal);
        Assert.True(File.Exists(In("app", "host.json")));
        Assert.False(Directory.Exists(In("app", "ffmpeg")));
    }

    private string In(params string[] parts) => Path.Combine([folder.FullName, .. parts]);

    private Task<(int Status, string Output)> PublishAsync(params string[] properties) =>
        Publish.RunAsync(In("app"), In("empty"), properties);
}
