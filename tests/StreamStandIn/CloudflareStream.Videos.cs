using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace MediaFunctions.Tests.StreamStandIn;

public sealed partial class CloudflareStream
{
    private const int LongestPage = 1000;

    private readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(30) };

    private async Task CopyAsync(HttpContext context)
    {
        var wish = await JsonSerializer.DeserializeAsync<JsonElement>(context.Request.Body);
        var url = wish.TryGetProperty("url", out var text) ? text.GetString() : null;
        if (!Uri.TryCreate(url, UriKind.Absolute, out var source) || source.Scheme is not ("http" or "https"))
        {
            await RefuseAsync(context, StatusCodes.Status400BadRequest, 10010, "Invalid URL");
            return;
        }
        if (IsFull)
        {
            await RefuseAsync(context, StatusCodes.Status413PayloadTooLarge, 10011, "Storage capacity exceeded");
            return;
        }
        if (videos.Values.Count(video => video.State is "downloading" or "queued" or "inprogress") >= MostAtOnce)
        {
            await RefuseAsync(context, StatusCodes.Status429TooManyRequests, 10016, "Too many videos are being encoded");
            return;
        }
        var creator = wish.TryGetProperty("creator", out var name) ? name.GetString() : null;
        if (creator?.Length > 64)
        {
            await RefuseAsync(context, StatusCodes.Status400BadRequest, 10005, "creator is too long");
            return;
        }
        var video = new Video(NewUid(), creator);
        if (wish.TryGetProperty("meta", out var meta))
        {
            foreach (var member in meta.EnumerateObject())
                video.Meta[member.Name] = member.Value.Clone();
        }
        video.Meta["downloaded-from"] = JsonSerializer.SerializeToElement(url);
        videos[video.Uid] = video;
        var answer = video.Json(Address);
        video.Fetched = FetchAsync(video, source);
        if (LosesAnswers)
            context.Response.StatusCode = StatusCodes.Status502BadGateway;
        else
            await AnswerAsync(context, answer);
    }

    private async Task FetchAsync(Video video, Uri source)
    {
        await Task.Yield();
        var reason = FailWith ?? await SourceFetch.FetchAsync(http, video, source, NeedsHead);
        if (reason is not null)
        {
            (video.State, video.Reason) = ("error", reason);
            await TellAsync(video);
        }
        else if (FinishesAtOnce)
        {
            (video.State, video.Percent) = ("ready", 100);
            await TellAsync(video);
        }
        else
        {
            video.State = "inprogress";
        }
    }

    private Task ListAsync(HttpContext context)
    {
        var query = context.Request.Query;
        var found = videos.Values
            .Where(video => !query.ContainsKey("creator") || video.Creator == query["creator"])
            .Where(video => !query.ContainsKey("status") || query["status"].ToString().Split(',').Contains(video.State))
            .Where(video => !query.ContainsKey("after") || video.Created > Time(query["after"]!))
            .Where(video => !query.ContainsKey("before") || video.Created < Time(query["before"]!));
        var ordered = query["asc"] == "true" ? found.OrderBy(video => video.Created) : found.OrderByDescending(video => video.Created);
        var most = query.ContainsKey("limit") ? int.Parse(query["limit"]!, CultureInfo.InvariantCulture) : LongestPage;
        return AnswerAsync(
            context, new JsonArray([.. ordered.Take(Math.Min(most, LongestPage)).Select(video => (JsonNode)video.Json(Address))]));
    }

    private Task DeleteAsync(HttpContext context, string uid)
    {
        if (uid == Undeletable)
        {
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            return Task.CompletedTask;
        }
        videos.TryRemove(uid, out _);
        return Task.CompletedTask; // 200 without a body
    }

    private Task DownloadAsync(HttpContext context, Video video)
    {
        if (context.Request.Method == "POST")
        {
            if (video.State != "ready")
                return RefuseAsync(context, StatusCodes.Status400BadRequest, 10005, "The video is not ready");
            video.DownloadAsked ??= 0;
        }
        if (video.DownloadAsked is not { } asked)
            return AnswerAsync(context, new JsonObject());
        video.DownloadAsked = asked + 1;
        var ready = asked >= DownloadPolls;
        return AnswerAsync(context, new JsonObject
        {
            ["default"] = new JsonObject
            {
                ["status"] = MakesNoFiles ? "error" : ready ? "ready" : "inprogress",
                ["url"] = $"{Address}{video.Uid}/downloads/default.mp4",
                ["percentComplete"] = ready ? 100.0 : 40.0,
            },
        });
    }

    /// <summary>What customer-CODE.cloudflarestream.com serves.</summary>
    private async Task PlayAsync(HttpContext context, string path)
    {
        var parts = path.Trim('/').Split('/');
        if (parts is not [var uid, ..] || !videos.TryGetValue(uid, out var video) || video.State != "ready")
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        var (type, bytes) = string.Join('/', parts[1..]) switch
        {
            "manifest/video.m3u8" => ("application/x-mpegURL", "#EXTM3U\n"u8.ToArray()),
            "thumbnails/thumbnail.jpg" => ("image/jpeg", SourceFetch.Pixel),
            "downloads/default.mp4" when video.DownloadAsked > DownloadPolls => ("video/mp4", video.Content),
            _ => ("", []),
        };
        if (type == "")
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        context.Response.ContentType = type;
        await context.Response.Body.WriteAsync(bytes);
    }

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static async Task AnswerAsync(HttpContext context, JsonNode? result)
    {
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(new JsonObject
        {
            ["result"] = result,
            ["success"] = true,
            ["errors"] = new JsonArray(),
            ["messages"] = new JsonArray(),
        }.ToJsonString());
    }

    private static async Task RefuseAsync(HttpContext context, int status, int code, string message)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(new JsonObject
        {
            ["result"] = null,
            ["success"] = false,
            ["errors"] = new JsonArray(new JsonObject { ["code"] = code, ["message"] = message }),
            ["messages"] = new JsonArray(),
        }.ToJsonString());
    }
}
