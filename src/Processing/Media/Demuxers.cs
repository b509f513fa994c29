namespace MediaFunctions.Processing.Media;

/// <summary>Names of FFmpeg's demuxers, as <c>-format_whitelist</c> takes them.</summary>
internal static class Demuxers
{
    /// <summary>
    /// Every demuxer of the bundled FFmpeg that knows its format by content and opens nothing but what it was given.
    /// Not here: raw samples (anything would fit), text (subtitles), file patterns (image2).
    /// </summary>
    public const string AllThatProbe =
        "mov,matroska,avi,mpegts,mpeg,mpegvideo,flv,asf,ogg,wav,w64,aiff,caf,mp3,aac,ac3,eac3,flac,amr,gif,apng,"
        + "webp_anim,jpeg_pipe,png_pipe,webp_pipe,bmp_pipe,gif_pipe,h264,hevc,m4v,obu,ivf,mjpeg";

    /// <summary>Demuxers of files that hold exactly one still.</summary>
    public static bool ReadsOneStill(string formatName) => formatName is "jpeg_pipe" or "png_pipe" or "webp_pipe" or "bmp_pipe";
}
