using System.Text.Json;

namespace MediaFunctions.Processing.Routing.Stream;

/// <summary>A video at Stream, as its API tells of it (Cloudflare: "Use webhooks", the example of a body).</summary>
public sealed record StreamVideo
{
    public required string Uid { get; init; }

    /// <summary>Whom it was made for: the id of its job.</summary>
    public string? Creator { get; init; }

    /// <summary>The address of its still, to which size and time may be added.</summary>
    public string? Thumbnail { get; init; }

    public StreamStatus? Status { get; init; }

    /// <summary>What whoever made it wrote beside it. Texts, as a rule; anything, in a video of somebody else.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Meta { get; init; }

    public DateTimeOffset? Created { get; init; }

    /// <summary>Seconds; -1 while it is not known.</summary>
    public double? Duration { get; init; }

    public StreamPlayback? Playback { get; init; }

    /// <summary>
    /// Whether every quality is encoded. <c>readyToStream</c> comes with the first one, and <c>ready</c> itself may come with
    /// less than 100 percent (the documentation's own example has 39).
    /// </summary>
    public bool IsReady => Status is { State: StreamStatus.Ready, Percent: >= 100 };

    public bool HasFailed => Status?.State == StreamStatus.Error;

    /// <summary>A member of <see cref="Meta"/>; null where it is none, or no text.</summary>
    public string? MetaText(string name) =>
        Meta?.TryGetValue(name, out var value) == true && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
