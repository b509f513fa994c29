using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace MediaFunctions.Tests.Parts;

/// <summary>A real HTTP server on loopback that keeps what it gets and answers as the test says.</summary>
public sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<ReceivedWebhook> received = [];

    private WebhookReceiver(WebApplication app) => this.app = app;

    /// <summary>With a slash at its end.</summary>
    public string Url => app.Urls.Single() + "/";

    public IReadOnlyList<ReceivedWebhook> Received => [.. received];

    /// <param name="answer">Given the call's number, from 1 on; null: 204 to each.</param>
    /// <param name="host">Any address of loopback.</param>
    public static async Task<WebhookReceiver> StartAsync(Func<HttpContext, int, Task>? answer = null, string host = "127.0.0.1")
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls($"http://{host}:0");
        var app = builder.Build();
        var receiver = new WebhookReceiver(app);
        app.Run(async context =>
        {
            using var body = new StreamReader(context.Request.Body);
            receiver.received.Enqueue(new ReceivedWebhook(
                context.Request.Method,
                context.Request.Path + context.Request.QueryString,
                new HeaderDictionary(context.Request.Headers.ToDictionary(StringComparer.OrdinalIgnoreCase)),
                await body.ReadToEndAsync()));
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            if (answer is not null)
                await answer(context, receiver.received.Count);
        });
        await app.StartAsync();
        return receiver;
    }

    /// <summary>Answers these statuses, and then the last of them for ever.</summary>
    public static Task<WebhookReceiver> AnsweringAsync(params int[] statuses) => StartAsync((context, call) =>
    {
        context.Response.StatusCode = statuses[Math.Min(call, statuses.Length) - 1];
        return Task.CompletedTask;
    });

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
