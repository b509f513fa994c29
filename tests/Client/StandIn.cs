using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MediaFunctions.Tests.Client;

/// <summary>
/// Stands in for the API and for R2 behind its presigned addresses, in a real Kestrel: it answers what a test tells it
/// to, which the real ones cannot be made to (a lost answer, a 500 at the second part). The real ones are met in
/// tests/Standalone and tests/Pipeline.
/// </summary>
internal sealed class StandIn : IAsyncDisposable
{
    private readonly WebApplication app;

    private StandIn(WebApplication app) => this.app = app;

    public ConcurrentQueue<Seen> Requests { get; } = [];

    public Uri Address => new(app.Urls.Single());

    /// <summary>Answers by method and path: <c>"GET /api/jobs/1"</c>; the answer may change from call to call.</summary>
    public ConcurrentDictionary<string, Func<Seen, int, Answer>> Answers { get; } = new();

    public static async Task<StandIn> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var standIn = new StandIn(app);
        app.Run(standIn.AnswerAsync);
        await app.StartAsync();
        return standIn;
    }

    public MediaFunctionsClient Client(HttpClient http) =>
        Client(http, Credential.ApiKey("the-key"));

    public MediaFunctionsClient Client(HttpClient http, Credential credential) =>
        new(http, Address, credential) { Pace = new PollingPace { First = TimeSpan.FromMilliseconds(1) } };

    public IEnumerable<Seen> To(string request) => Requests.Where(r => r.Name == request);

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var seen = new Seen(
            $"{context.Request.Method} {context.Request.Path}",
            context.Request.QueryString.Value ?? "",
            context.Request.Headers.ToDictionary(h => h.Key.ToLowerInvariant(), h => h.Value.ToString()),
            body.ToArray());
        Requests.Enqueue(seen);
        var answer = Answers.TryGetValue(seen.Name, out var choose)
            ? choose(seen, To(seen.Name).Count())
            : new Answer(404, "no answer is set");
        if (answer.Status == 0)
        {
            context.Abort();
            return;
        }
        if (answer.After is { } before)
            await before;
        var response = context.Response;
        response.StatusCode = answer.Status;
        response.ContentType = answer.ContentType;
        response.Headers.ETag = answer.ETag;
        response.Headers.RetryAfter = answer.RetryAfter;
        response.Headers.Location = answer.Location;
        if (answer.Body.Length > 0)
            await response.WriteAsync(answer.Body);
        if (answer.BreaksAfter is { } heard)
        {
            await response.Body.FlushAsync();
            await heard;
            context.Abort();
        }
    }
}
