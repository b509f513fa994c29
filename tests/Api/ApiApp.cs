using System.Net.Http.Headers;
using System.Text;
using MediaFunctions.Processing.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MediaFunctions.Tests.Api;

/// <summary>The API in a real Kestrel on loopback.</summary>
internal sealed class ApiApp : IAsyncDisposable
{
    private readonly WebApplication app;

    private ApiApp(WebApplication app)
    {
        this.app = app;
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public HttpClient Client { get; }

    public IServiceProvider Services => app.Services;

    public T Get<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    public static async Task<ApiApp> StartAsync(
        IReadOnlyDictionary<string, string?> settings, int port = 0, Action<IServiceCollection>? services = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Services.AddPipeline(builder.Configuration).AddApi(builder.Configuration);
        services?.Invoke(builder.Services);
        var app = builder.Build();
        app.UseStatusCodePages(pages => Unrouted.Answer(pages.HttpContext).ExecuteAsync(pages.HttpContext));
        app.UseRouting();
        app.UseCrossOrigin();
        app.MapApi();
        await app.StartAsync();
        return new ApiApp(app);
    }

    /// <summary>Sends JSON (or what is meant to be) with a key; null leaves the key away.</summary>
    public Task<HttpResponseMessage> SendAsync(
        string method, string path, string? body = null, string? key = TestKeys.Alice, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }
        if (key is not null)
            request.Headers.Add(ApiKeys.Header, key);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return Client.SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
    }
}
