using MediaFunctions.Api.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.Logging;

namespace MediaFunctions.Tests.Functions;

/// <summary>
/// The routes once more, as the worker reads them: it puts host.json's prefix and a slash before each
/// (FunctionsEndpointDataSource), and what it cannot read it does not start with.
/// </summary>
public sealed class WorkerRouteSpecs : IAsyncLifetime, IDisposable
{
    private readonly HttpClient client = new();
    private WebApplication worker = null!;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        worker = builder.Build();
        foreach (var (function, trigger) in AppFunction.Http)
            worker.MapMethods($"/{trigger.Route}", trigger.Methods!, context => context.Response.WriteAsync(function.Name));
        await worker.StartAsync();
        client.BaseAddress = new Uri(worker.Urls.Single());
    }

    public Task DisposeAsync() => worker.DisposeAsync().AsTask();

    public void Dispose() => client.Dispose();

    [Theory]
    [InlineData("/", GetPage.Name)]
    [InlineData("/?code=abc&state=def", GetPage.Name)]
    [InlineData("/media-asset.js", GetElement.Name)]
    [InlineData("/assets/main-CJBW5TTL.js", GetPageFile.Name)]
    [InlineData("/api/page", GetPageSettings.Name)]
    [InlineData("/api/none", "Unrouted")]
    public async Task The_page_and_its_files_are_found(string address, string function) =>
        Assert.Equal(function, await client.GetStringAsync(new Uri(address, UriKind.Relative)));

    [Theory]
    [InlineData("/anything")]
    [InlineData("/assets")]
    [InlineData("/assets/a/b.js")]
    [InlineData("/admin/host/status")]
    public async Task The_page_stands_at_the_root_and_nowhere_else(string address) =>
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await client.GetAsync(new Uri(address, UriKind.Relative))).StatusCode);

    [Fact]
    public async Task The_root_can_be_looked_at()
    {
        using var head = new HttpRequestMessage(HttpMethod.Head, "/");

        Assert.Equal(System.Net.HttpStatusCode.OK, (await client.SendAsync(head)).StatusCode);
    }

    [Fact]
    public void A_slash_is_no_route_for_the_root_and_the_host_takes_an_empty_one_for_the_functions_name()
    {
        const string prefix = "";
        var slash = "/";

        Assert.Throws<RoutePatternException>(() => RoutePatternFactory.Parse($"{prefix}/{slash}"));
        Assert.NotEqual("", GetPage.HostRoute);
    }
}
