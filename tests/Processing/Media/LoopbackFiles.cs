using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace MediaFunctions.Tests.Processing.Media;

/// <summary>Serves files by ranges on a loopback port, as the source server does.</summary>
internal sealed class LoopbackFiles : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, string> paths = [];
    private int requests;

    private LoopbackFiles(WebApplication app) => this.app = app;

    /// <summary>Requests answered until now.</summary>
    public int Requests => requests;

    public static async Task<LoopbackFiles> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var files = new LoopbackFiles(builder.Build());
        files.app.MapGet("/{id}/{name?}", files.Answer);
        await files.app.StartAsync();
        return files;
    }

    /// <summary>The address of a file; one that says nothing of its name.</summary>
    public Uri AddressOf(string path)
    {
        var id = Guid.NewGuid().ToString("N");
        paths[id] = path;
        return new Uri($"{app.Urls.First()}/{id}");
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private IResult Answer(string id)
    {
        Interlocked.Increment(ref requests);
        return paths.TryGetValue(id, out var path)
            ? Results.File(path, "application/octet-stream", enableRangeProcessing: true)
            : Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
    }
}
