using System.Text.Json;
using MediaFunctions.Processing.Events;
using MediaFunctions.Standalone.Hosting;

namespace MediaFunctions.Standalone.Receiver;

/// <summary>A receiver of callbacks on loopback. What verifies is answered 204, what does not 401, as a receiver should.</summary>
internal sealed class CallbackReceiver : IAsyncDisposable
{
    /// <summary>Callbacks have 20 kB; whatever else comes is not kept whole.</summary>
    private const int MostBytes = 1024 * 1024;

    private readonly WebApplication app;

    private CallbackReceiver(WebApplication app) => this.app = app;

    public string Url => app.Urls.Single() + "/";

    /// <summary>Listens.</summary>
    /// <param name="port">0: any that is free.</param>
    /// <param name="secret">What callbacks are signed with.</param>
    /// <param name="received">Told of each.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<CallbackReceiver> StartAsync(
        int port, string secret, Action<ReceivedCallback> received, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        StandaloneHost.Log(builder.Logging, LogLevel.Error);
        builder.Services.AddSingleton<IHostLifetime, SilentLifetime>();
        builder.WebHost.UseKestrelCore()
            .ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = MostBytes)
            .UseUrls($"http://127.0.0.1:{port}");
        var app = builder.Build();
        var verifier = new WebhookVerifier(new EventSettings { Secrets = [secret] }, TimeProvider.System);
        app.Run(context => ReceiveAsync(context, verifier, received));
        await app.StartAsync(cancellationToken);
        return new CallbackReceiver(app);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static async Task ReceiveAsync(HttpContext context, WebhookVerifier verifier, Action<ReceivedCallback> received)
    {
        using var buffer = new MemoryStream();
        await context.Request.Body.CopyToAsync(buffer, context.RequestAborted);
        var body = buffer.ToArray();
        var headers = context.Request.Headers;
        var id = headers["webhook-id"].ToString();
        var refusal = verifier.Verify(id, headers["webhook-timestamp"], headers["webhook-signature"], body);
        received(new ReceivedCallback(DateTimeOffset.UtcNow, refusal is null, refusal?.Message, id, Parse(body)));
        context.Response.StatusCode = refusal is null ? StatusCodes.Status204NoContent : StatusCodes.Status401Unauthorized;
    }

    private static JsonElement? Parse(byte[] body)
    {
        try
        {
            return JsonElement.Parse(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
