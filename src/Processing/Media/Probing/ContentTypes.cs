namespace MediaFunctions.Processing.Media.Probing;

/// <summary>The content type once the streams are known: a container without a film holds audio.</summary>
internal static class ContentTypes
{
    public static string Of(string sniffed, string container, IReadOnlyList<VideoStream> video, IReadOnlyList<AudioStream> audio)
    {
        var type = sniffed is "application/octet-stream" or "audio/mpeg" ? OfContainer(container) ?? sniffed : sniffed;
        var hasFilm = video.Any(v => !v.IsCover);
        if (hasFilm && type is "audio/ogg" or "audio/mp4")
            return $"video/{type[6..]}";
        if (hasFilm || audio.Count == 0)
            return type;
        return type switch
        {
            "video/mp4" or "video/quicktime" => "audio/mp4",
            "video/webm" => "audio/webm",
            "video/x-matroska" => "audio/x-matroska",
            "video/3gpp" => "audio/3gpp",
            "video/3gpp2" => "audio/3gpp2",
            "video/x-ms-asf" => "audio/x-ms-wma",
            _ => type,
        };
    }

    private static string? OfContainer(string container) => container switch
    {
        "mov,mp4,m4a,3gp,3g2,mj2" => "video/mp4",
        "matroska,webm" => "video/x-matroska",
        "avi" => "video/x-msvideo",
        "mpegts" => "video/mp2t",
        "mpeg" or "mpegvideo" => "video/mpeg",
        "h264" => "video/h264",
        "hevc" => "video/h265",
        "m4v" => "video/mp4v-es",
        "obu" => "video/av1",
        "mjpeg" => "video/x-motion-jpeg",
        "mp3" => "audio/mpeg",
        "aac" => "audio/aac",
        "flac" => "audio/flac",
        "ac3" => "audio/ac3",
        "eac3" => "audio/eac3",
        _ => null,
    };
}
