using System.Text.Json;
using System.Text.Json.Serialization;

namespace MediaFunctions.Processing.Media.Probing;

/// <summary>What ffprobe answers, as far as we ask it.</summary>
internal sealed record ProbeReport
{
    /// <summary>
    /// Just these fields: titles and places of a source stay out of our memory and logs, and the answer stays small
    /// whatever the file holds.
    /// </summary>
    public const string Fields =
        "format=format_name,duration"
        + ":stream=index,codec_type,codec_name,width,height,sample_aspect_ratio,pix_fmt,color_transfer,"
        + "r_frame_rate,avg_frame_rate,duration,nb_frames,channels,sample_rate"
        + ":stream_disposition=attached_pic:stream_tags=DURATION:stream_side_data=rotation";

    public ProbedFormat? Format { get; init; }

    public IReadOnlyList<ProbedStream> Streams { get; init; } = [];

    /// <summary>Null where the text is no answer of ffprobe.</summary>
    public static ProbeReport? Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, ProbeJson.Default.ProbeReport);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

internal sealed record ProbedFormat
{
    public string FormatName { get; init; } = "";

    [JsonConverter(typeof(LenientNumber))]
    public double? Duration { get; init; }
}

internal sealed record ProbedStream
{
    [JsonConverter(typeof(LenientNumber))]
    public double? Index { get; init; }

    public string CodecType { get; init; } = "";

    public string CodecName { get; init; } = "unknown";

    [JsonConverter(typeof(LenientNumber))]
    public double? Width { get; init; }

    [JsonConverter(typeof(LenientNumber))]
    public double? Height { get; init; }

    public string? SampleAspectRatio { get; init; }

    public string? PixFmt { get; init; }

    public string? ColorTransfer { get; init; }

    public string? RFrameRate { get; init; }

    public string? AvgFrameRate { get; init; }

    [JsonConverter(typeof(LenientNumber))]
    public double? Duration { get; init; }

    [JsonConverter(typeof(LenientNumber))]
    public double? NbFrames { get; init; }

    [JsonConverter(typeof(LenientNumber))]
    public double? Channels { get; init; }

    [JsonConverter(typeof(LenientNumber))]
    public double? SampleRate { get; init; }

    public ProbedDisposition Disposition { get; init; } = new();

    public ProbedTags Tags { get; init; } = new();

    public IReadOnlyList<ProbedSideData> SideDataList { get; init; } = [];
}

internal sealed record ProbedDisposition
{
    [JsonConverter(typeof(LenientNumber))]
    public double? AttachedPic { get; init; }
}

internal sealed record ProbedTags
{
    /// <summary>Matroska's statistics, <c>00:00:01.072000000</c>.</summary>
    [JsonPropertyName("DURATION")]
    public string? Duration { get; init; }
}

internal sealed record ProbedSideData
{
    [JsonConverter(typeof(LenientNumber))]
    public double? Rotation { get; init; }
}

[JsonSerializable(typeof(ProbeReport))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
internal sealed partial class ProbeJson : JsonSerializerContext;
