using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MediaFunctions.Tests.StreamStandIn;

/// <summary>
/// Cloudflare Stream on loopback, which cannot be run locally: a stand-in of its documented API (README.md beside this says
/// what it follows and where the pages are silent). Videos stay <c>inprogress</c> until a test moves them on.
/// </summary>
public sealed partial class CloudflareStream : IAsyncDisposable
{
    public const string Account = "fedcba9876543210fedcba9876543210";
    public const string Token = "a-token-for-stream";

    private const int MostAtOnce = 120;

    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, Video> videos = new();

    private CloudflareStream(WebApplication app) => this.app = app;

    /// <summary>Where it listens; a slash at its end.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1/");

    /// <summary>Every call of the API that came with the right token, as <c>GET /copy</c>.</summary>
    public ConcurrentQueue<string> Calls { get; } = [];

    /// <summary>It answers 503 while this is set.</summary>
    public bool IsDown { get; set; }

    /// <summary>So many calls from now on are answered with 429.</summary>
    public int RefuseNext { get; set; }

    /// <summary>What <c>Retry-After</c> says then, seconds; null: nothing.</summary>
    public int? RetryAfter { get; set; }

    /// <summary>The account may store no more.</summary>
    public bool IsFull { get; set; }

    /// <summary>What becomes of videos that are copied from now on; null: what they are.</summary>
    public string? FailWith { get; set; }

    /// <summary>Videos need no moving on.</summary>
    public bool FinishesAtOnce { get; set; }

    /// <summary>It takes a source whose HEAD is refused for one that cannot be fetched.</summary>
    public bool NeedsHead { get; set; }

    /// <summary>It takes a copy, and answers nothing of use.</summary>
    public bool LosesAnswers { get; set; }

    /// <summary>It answers the deletion of this video with 500.</summary>
    public string? Undeletable { get; set; }

    /// <summary>It makes no MP4s: asked for one, it fails.</summary>
    public bool MakesNoFiles { get; set; }

    /// <summary>How often an MP4 is asked for until it is ready.</summary>
    public int DownloadPolls { get; set; } = 1;

    /// <summary>All that there are, the oldest first.</summary>
    public IReadOnlyList<Video> Videos => [.. videos.Values.OrderBy(video => video.Created)];

    /// <summary>What makes a pipeline use it.</summary>
    public Dictionary<string, string?> Settings => new()
    {
        ["Stream:AccountId"] = Account,
        ["Stream:ApiToken"] = Token,
        ["Stream:ApiBaseUrl"] = $"{Address}client/v4",
    };

    public static async Task<CloudflareStream> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var stream = new CloudflareStream(builder.Build());
        stream.app.Run(stream.AnswerAsync);
        await stream.app.StartAsync();
        var addresses = stream.app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        stream.Address = new Uri(addresses.First() + "/");
        return stream;
    }

    /// <summary>Encodes a video to its end, or to so many percent of it, and says so to the webhook.</summary>
    public async Task FinishAsync(string uid, double percent = 100)
    {
        var video = videos[uid];
        await video.Fetched;
        if (video.State == "error")
            return; // it has been told
        (video.State, video.Percent) = ("ready", percent);
        await TellAsync(video);
    }

    /// <summary>The same for all that there are.</summary>
    public async Task FinishAsync()
    {
        foreach (var video in Videos.Where(video => video.State is not ("ready" or "error")))
            await FinishAsync(video.Uid);
    }

    /// <summary>Encodes a video so far, which nobody is told.</summary>
    public async Task MoveAsync(string uid, string state, double percent)
    {
        await videos[uid].Fetched;
        (videos[uid].State, videos[uid].Percent) = (state, percent);
    }

    /// <summary>Lets a video fail, and says so to the webhook.</summary>
    public async Task FailAsync(string uid, string reason)
    {
        var video = videos[uid];
        await video.Fetched;
        (video.State, video.Reason) = ("error", reason);
        await TellAsync(video);
    }

    /// <summary>A video of somebody else, who shares the account.</summary>
    public Video Add(string? creator, IReadOnlyDictionary<string, string>? meta = null, DateTimeOffset? created = null)
    {
        var video = new Video(NewUid(), creator) { Created = created ?? DateTimeOffset.UtcNow, State = "ready", Percent = 100 };
        foreach (var (name, value) in meta ?? new Dictionary<string, string>())
            video.Meta[name] = JsonSerializer.SerializeToElement(value);
        videos[video.Uid] = video;
        return video;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        http.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var root = $"/client/v4/accounts/{Account}/stream";
        var path = context.Request.Path.Value ?? "";
        if (!path.StartsWith(root, StringComparison.Ordinal))
        {
            await PlayAsync(context, path);
            return;
        }
        if (IsDown)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }
        if (context.Request.Headers.Authorization != $"Bearer {Token}")
        {
            await RefuseAsync(context, StatusCodes.Status403Forbidden, 10000, "Authentication error");
            return;
        }
        Calls.Enqueue($"{context.Request.Method} {path[root.Length..]}");
        if (RefuseNext > 0)
        {
            RefuseNext--;
            if (RetryAfter is { } seconds)
                context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            await RefuseAsync(context, StatusCodes.Status429TooManyRequests, 10016, "Too Many Requests");
            return;
        }
        await RouteAsync(context, path[root.Length..].Trim('/').Split('/', StringSplitOptions.RemoveEmptyEntries));
    }

    private Task RouteAsync(HttpContext context, string[] path) => (context.Request.Method, path) switch
    {
        ("POST", ["copy"]) => CopyAsync(context),
        ("PUT", ["webhook"]) => RegisterAsync(context),
        ("GET", ["webhook"]) => AnswerAsync(context, WebhookOrNull()),
        ("DELETE", ["webhook"]) => ForgetWebhookAsync(context),
        ("GET", []) => ListAsync(context),
        (_, [var uid, ..]) when !videos.ContainsKey(uid) => RefuseAsync(context, StatusCodes.Status404NotFound, 10003, "Not Found"),
        ("GET", [var uid]) => AnswerAsync(context, videos[uid].Json(Address)),
        ("DELETE", [var uid]) => DeleteAsync(context, uid),
        ("GET" or "POST", [var uid, "downloads"]) => DownloadAsync(context, videos[uid]),
        _ => RefuseAsync(context, StatusCodes.Status405MethodNotAllowed, 10005, "Bad Request"),
    };

    private static string NewUid() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}
