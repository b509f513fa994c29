namespace MediaFunctions.Processing.Jobs;

/// <summary>How the files that FFmpeg writes into a sink are served; told by their names, which are ours.</summary>
internal static class SinkContentTypes
{
    public static string Of(string name) => Path.GetExtension(name) switch
    {
        ".m3u8" => "application/vnd.apple.mpegurl",
        ".m4s" => "video/iso.segment",
        ".mp4" => "video/mp4",
        ".m4a" => "audio/mp4",
        ".ts" => "video/mp2t",
        ".webm" => "video/webm",
        ".mp3" => "audio/mpeg",
        ".aac" => "audio/aac",
        ".flac" => "audio/flac",
        ".ogg" or ".opus" => "audio/ogg",
        ".jpg" => "image/jpeg",
        ".png" => "image/png",
        ".webp" => "image/webp",
        ".gif" => "image/gif",
        ".vtt" => "text/vtt; charset=utf-8",
        ".json" => "application/json",
        _ => "application/octet-stream",
    };
}
