using System.Text.Json;
using MediaFunctions.Processing.Jobs;
using MediaFunctions.Processing.Routing.Stream;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace MediaFunctions.Tests.Pipeline.Faults;

/// <summary>Where Stream's webhooks come in, on loopback: what <c>POST /api/events/stream</c> does with them (tests/Api has the endpoint).</summary>
public sealed class StreamHook : IAsyncDisposable
{
    public const string Secret = "85011ed3a913c6ad5f9cf6c5573cc0a7";

    private readonly WebApplication app;

    private StreamHook(WebApplication app) => this.app = app;

    public Uri Url => new(app.Urls.First() + "/api/events/stream");

    public static async Task<StreamHook> StartAsync(Bench bench)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            if (bench.Get<StreamSignature>().Verify(context.Request.Headers["Webhook-Signature"], body.ToArray()) is not null)
            {
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                return;
            }
            var video = JsonSerializer.Deserialize<StreamVideo>(body.ToArray(), JsonSerializerOptions.Web)!;
            await bench.Get<StreamEvents>().TakeAsync(video, context.RequestAborted);
        });
        await app.StartAsync();
        return new StreamHook(app);
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();
}
