using MediaFunctions.Processing.Kinds;

namespace MediaFunctions.Processing.Planning;

/// <summary>What a muxer is told when its files go out by PUT.</summary>
internal static class SinkOptions
{
    private static readonly FFmpegOption Put = new("method", "PUT");

    public static IEnumerable<FFmpegOption> For(PlannedOutput output) => output.Encoding.LastOrDefault(option => option.Name == "f")?.Value switch
    {
        // A connection for each of its files would be thousands.
        "hls" => [Put, new("http_persistent", "1")],
        // It opens its files itself, and hands on none of the output's own options.
        "image2" => [new("protocol_opts", "method=PUT")],
        _ => [Put],
    };
}
