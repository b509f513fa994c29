using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MediaFunctions.Tests.StreamStandIn;

/// <summary>One video of the stand-in.</summary>
public sealed class Video(string uid, string? creator)
{
    public string Uid => uid;

    public string? Creator => creator;

    public DateTimeOffset Created { get; init; } = DateTimeOffset.UtcNow;

    public ConcurrentDictionary<string, JsonElement> Meta { get; } = new();

    /// <summary><c>downloading</c>, <c>inprogress</c>, <c>ready</c> or <c>error</c>.</summary>
    public string State { get; internal set; } = "downloading";

    public double Percent { get; internal set; }

    public string? Reason { get; internal set; }

    /// <summary>What was fetched.</summary>
    public byte[] Content { get; internal set; } = [];

    /// <summary>Seconds; -1 while it is not known.</summary>
    public double Duration { get; internal set; } = -1;

    internal int Width { get; set; } = -1;

    internal int Height { get; set; } = -1;

    /// <summary>How often the MP4 was asked for; null: nobody wants one.</summary>
    internal int? DownloadAsked { get; set; }

    /// <summary>Ends when the source is fetched, or could not be.</summary>
    internal Task Fetched { get; set; } = Task.CompletedTask;

    internal JsonObject Json(Uri address)
    {
        var status = new JsonObject { ["state"] = State };
        if (State is not "downloading")
        {
            status["pctComplete"] = Percent.ToString("0.000000", CultureInfo.InvariantCulture);
            status["errorReasonCode"] = Reason ?? "";
            status["errorReasonText"] = Reason is null ? "" : "The stand-in was told to fail.";
        }
        return new JsonObject
        {
            ["uid"] = uid,
            ["creator"] = creator,
            ["thumbnail"] = $"{address}{uid}/thumbnails/thumbnail.jpg",
            ["thumbnailTimestampPct"] = 0,
            ["readyToStream"] = State == "ready",
            ["status"] = status,
            ["meta"] = new JsonObject(Meta.Select(member => KeyValuePair.Create(member.Key, JsonNode.Parse(member.Value.GetRawText())))),
            ["created"] = Created.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
            ["modified"] = Created.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
            ["size"] = Content.Length,
            ["preview"] = $"{address}{uid}/watch",
            ["allowedOrigins"] = new JsonArray(),
            ["requireSignedURLs"] = false,
            ["uploaded"] = Created.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
            ["uploadExpiry"] = null,
            ["maxSizeBytes"] = null,
            ["maxDurationSeconds"] = null,
            ["duration"] = Duration,
            ["input"] = new JsonObject { ["width"] = Width, ["height"] = Height },
            ["playback"] = new JsonObject
            {
                ["hls"] = $"{address}{uid}/manifest/video.m3u8",
                ["dash"] = $"{address}{uid}/manifest/video.mpd",
            },
            ["watermark"] = null,
        };
    }
}
