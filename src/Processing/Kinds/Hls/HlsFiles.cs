namespace MediaFunctions.Processing.Kinds.Hls;

/// <summary>Names and content types of the files, which all stand in a folder named like the output.</summary>
public static class HlsFiles
{
    /// <summary>The name of the sound among the renditions.</summary>
    public const string Audio = "audio";

    /// <summary>Of playlists, as RFC 8216 registers it.</summary>
    public const string PlaylistType = "application/vnd.apple.mpegurl";

    /// <summary>The file that the manifest names.</summary>
    public const string Master = "master.m3u8";

    /// <summary>The playlist of a rendition, within the folder.</summary>
    public static string Playlist(string rendition) => $"{rendition}.m3u8";

    /// <summary>The init segment of a rendition, within the folder.</summary>
    public static string Init(string rendition) => $"{rendition}-init.mp4";

    /// <summary>What a file of the folder is served as.</summary>
    public static string ContentType(string file) =>
        file.EndsWith(".m3u8", StringComparison.Ordinal) ? PlaylistType
        : file.StartsWith(Audio, StringComparison.Ordinal) ? "audio/mp4"
        : "video/mp4";

    /// <summary>
    /// What FFmpeg is given: it names segments after the playlist (<c>720p0.m4s</c>), so that all stand where this stands.
    /// </summary>
    public static PlannedFile Pattern(string outputName, StreamKinds mustHave) => new()
    {
        Name = $"{outputName}/{Playlist("%v")}",
        ContentType = PlaylistType,
        NeedsSeekableFile = false,
        MustHave = mustHave,
    };
}
