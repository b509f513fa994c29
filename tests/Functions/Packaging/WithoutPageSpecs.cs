namespace MediaFunctions.Tests.Functions.Packaging;

/// <summary>A publish where the page was not built.</summary>
public sealed class WithoutPageSpecs : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("package-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task For_a_deployment_it_fails_and_says_what_to_run()
    {
        var (status, output) = await PublishAsync("-p:RequireWeb=true", $"-p:PackageFile={In("app.zip")}");

        Assert.NotEqual(0, status);
        Assert.Contains("error MEDIA0002: This package would have no page. Run setup/web first", output, StringComparison.Ordinal);
        Assert.False(File.Exists(In("app.zip")));
    }

    [Fact]
    public async Task For_other_ends_it_publishes_without_and_says_so()
    {
        var (status, output) = await PublishAsync();

        Assert.Equal(0, status);
        Assert.Contains("No page is bundled: run setup/web first", output, StringComparison.Ordinal);
        Assert.True(File.Exists(In("app", "host.json")));
        Assert.False(Directory.Exists(In("app", "web")));
    }

    private string In(params string[] parts) => Path.Combine([folder.FullName, .. parts]);

    private Task<(int Status, string Output)> PublishAsync(params string[] properties) =>
        Publish.RunAsync(In("app"), null, [$"-p:WebFolder={In("dist")}", .. properties]);
}
