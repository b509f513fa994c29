namespace MediaFunctions.Processing.Media.Probing;

/// <summary>What players take for the YUV matrix of a film that names none.</summary>
internal static class ColourMatrix
{
    // What is larger than PAL's 720 x 576 is HD: the bounds of mpv.
    private const int LeastHdWidth = 1280;
    private const int MostSdHeight = 576;

    /// <param name="named">ffprobe's <c>color_space</c>: null or <c>unknown</c> where the file says nothing.</param>
    /// <param name="width">Stored pixels.</param>
    /// <param name="height">Stored pixels.</param>
    public static string? Assumed(string? named, string? pixelFormat, int width, int height) =>
        (named is null or "unknown") && IsYuv(pixelFormat) && (width >= LeastHdWidth || height > MostSdHeight) ? "bt709" : null;

    /// <summary>JPEG's own formats (<c>yuvj420p</c>) are BT.601 of any size, by JFIF.</summary>
    private static bool IsYuv(string? pixelFormat) =>
        pixelFormat is not null && !pixelFormat.StartsWith("yuvj", StringComparison.Ordinal)
        && (pixelFormat.StartsWith("yuv", StringComparison.Ordinal) || pixelFormat.StartsWith("nv", StringComparison.Ordinal)
            || pixelFormat.StartsWith("p0", StringComparison.Ordinal));
}
