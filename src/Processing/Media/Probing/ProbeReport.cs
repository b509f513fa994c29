using System.Text.Json;
using System.Text.Json.Serialization;

namespace MediaFunctions.Processing.Media.Probing;

/// <summary>What ffprobe answers, as far as we ask it.</summary>
/// <remarks>Set, not init: generated readers overwrite the defaults of init properties that the text does not name.</remarks>
internal sealed record ProbeReport
{
    /// <summary>
    /// Just these fields: titles and places of a source stay out of our memory and logs, and the answer stays small
    /// whatever the file holds.
    /// </summary>
    public const string Fields =
        "format=format_name,duration,start_time"
        + ":stream=index,codec_type,codec_name,width,height,sample_aspect_ratio,pix_fmt,color_space,color_transfer,"
        + "r_frame_rate,avg_frame_rate,start_time,duration,nb_frames,channels,sample_rate"
        + ":stream_disposition=attached_pic:stream_tags=DURATION:stream_side_data=rotation";

    public ProbedFormat? Format { get; set; }

    public IReadOnlyList<ProbedStream> Streams { get; set; } = [];

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
    public string FormatName { get; set; } = "";

    [JsonConverter(typeof(LenientNumber))]
    public double? Duration { get; set; }

    [JsonConverter(typeof(LenientNumber))]
    public double? StartTime { get; set; }
}

internal sealed record ProbedStream
{
    [JsonConverter(typeof(LenientNumber))]
    public double? Index { get; set; }

    public string CodecType { get; set; } = "";

    public string CodecName { get; set; } = "unknown";

    [JsonConverter(typeof(LenientNumber))]
    public double? Width { get; set; }

    [JsonConverter(typeof(LenientNumber))]
    public double? Height { get; set; }

    public string? SampleAspectRatio { get; set; }

    public string? PixFmt { get; set; }

    public string? ColorSpace { get; set; }

    public string? ColorTransfer { get; set; }

    public string? RFrameRate { get; set; }

    public string? AvgFrameRate { get; set; }

    [JsonConverter(typeof(LenientNumber))]
    public double? StartTime { get; set; }

    [JsonConverter(typeof(LenientNumber))]
    public double? Duration { get; set; }

    [JsonConverter(typeof(LenientNumber))]
    public double? NbFrames { get; set; }

    [JsonConverter(typeof(LenientNumber))]
    public double? Channels { get; set; }

    [JsonConverter(typeof(LenientNumber))]
    public double? SampleRate { get; set; }

    public ProbedDisposition Disposition { get; set; } = new();

    public ProbedTags Tags { get; set; } = new();

    public IReadOnlyList<ProbedSideData> SideDataList { get; set; } = [];
}

internal sealed record ProbedDisposition
{
    [JsonConverter(typeof(LenientNumber))]
    public double? AttachedPic { get; set; }
}

internal sealed record ProbedTags
{
    /// <summary>Matroska's statistics, <c>00:00:01.072000000</c>.</summary>
    [JsonPropertyName("DURATION")]
    public string? Duration { get; set; }
}

internal sealed record ProbedSideData
{
    [JsonConverter(typeof(LenientNumber))]
    public double? Rotation { get; set; }
}

[JsonSerializable(typeof(ProbeReport))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
internal sealed partial class ProbeJson : JsonSerializerContext;
