namespace MediaFunctions.Tests.Api.Web;

/// <summary>An API whose page was not built: it does all else.</summary>
public sealed class MissingPageSpecs : IAsyncLifetime, IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("page-");
    private ApiApp api = null!;

    public async Task InitializeAsync() => api = await ApiApp.StartAsync(PageFixture.Settings(Path.Combine(folder.FullName, "dist")));

    public Task DisposeAsync() => api.DisposeAsync().AsTask();

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("/")]
    [InlineData("/media-asset.js")]
    [InlineData("/assets/main-CJBW5TTL.js")]
    public async Task Who_asks_for_it_is_told_what_builds_it(string path)
    {
        var answer = await api.SendAsync("GET", path, key: null);

        var message = await answer.ProblemAsync(HttpStatusCode.NotFound, "not-found");
        Assert.Contains("was not built", message, StringComparison.Ordinal);
        Assert.Contains("setup/web", message, StringComparison.Ordinal);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
    }

    [Fact]
    public async Task The_API_is_as_it_is()
    {
        Assert.Equal(HttpStatusCode.OK, (await api.SendAsync("GET", "/api/openapi.json", key: null)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await api.SendAsync("GET", "/api/recipes")).StatusCode);
    }

    [Fact]
    public async Task Once_it_is_built_it_is_served_without_another_start()
    {
        await api.SendAsync("GET", "/", key: null);
        Directory.CreateDirectory(Path.Combine(folder.FullName, "dist"));
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "dist", "index.html"), "<!doctype html>");

        Assert.Equal(HttpStatusCode.OK, (await api.SendAsync("GET", "/", key: null)).StatusCode);
    }
}
