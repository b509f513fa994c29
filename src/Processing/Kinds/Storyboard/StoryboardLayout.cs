using MediaFunctions.Processing.Kinds.Frames;
using MediaFunctions.Processing.Media;

namespace MediaFunctions.Processing.Kinds.Storyboard;

/// <summary>Which tiles there are, and how they lie on sheets.</summary>
/// <param name="Tile">The size of each.</param>
/// <param name="Columns">Tiles side by side.</param>
/// <param name="Rows">Tiles one above the other.</param>
/// <param name="IntervalMs">Tile k stands for the film from k times this on, milliseconds.</param>
/// <param name="Tiles">How many the film has; null where its length is not known.</param>
public sealed record StoryboardLayout(FrameSize Tile, int Columns, int Rows, long IntervalMs, int? Tiles)
{
    /// <summary>The largest side of a sheet, pixels: WebP's own bound, within JPEG's 65,535.</summary>
    public const int MostSide = 16_383;

    /// <summary>The most tiles of a storyboard, whatever was asked for.</summary>
    public const int MostTiles = 2500;

    // 48 MB in 4:2:0: what the tile filter holds, and as much again in the encoder.
    private const int MostPixels = 32_000_000;

    private const int AboutTiles = 100;

    // Above the key frame distance that encoders choose by themselves: x264's 250 frames are 10.4 s of a cinema film.
    private const int LongestAutomatic = 12;

    /// <summary>How many tiles lie on one sheet.</summary>
    public int TilesOnSheet => Columns * Rows;

    /// <summary>A sheet, pixels.</summary>
    public FrameSize Sheet => new(Columns * Tile.Width, Rows * Tile.Height);

    /// <param name="lengthSeconds">Of the picture; null where it is not known.</param>
    public static StoryboardLayout For(StoryboardOptions options, VideoStream video, double? lengthSeconds)
    {
        var tile = FrameSize.Fit(video, options.Width, null, even: true);
        var columns = Clamp(options.Columns, MostSide / tile.Width, MostPixels / (tile.Width * tile.Height));
        var rows = Clamp(options.Rows, MostSide / tile.Height, MostPixels / (tile.Width * tile.Height * columns));
        var interval = IntervalMilliseconds(options, lengthSeconds);
        if (lengthSeconds is not { } length)
            return new StoryboardLayout(tile, columns, rows, interval, null);

        // Half a millisecond is a rounding, and no picture.
        var tiles = (int)Math.Max(1, Math.Ceiling(((length * 1000) - 0.5) / interval));
        columns = Math.Min(columns, tiles);
        return new StoryboardLayout(tile, columns, Math.Min(rows, (tiles + columns - 1) / columns), interval, tiles);
    }

    private static long IntervalMilliseconds(StoryboardOptions options, double? lengthSeconds)
    {
        var wanted = options.IntervalSeconds * 1000
            ?? Math.Clamp(Math.Ceiling((lengthSeconds ?? double.MaxValue) / AboutTiles), 1, LongestAutomatic) * 1000;
        var least = Math.Ceiling((lengthSeconds ?? 0) * 1000 / MostTiles);
        return (long)Math.Round(Math.Max(wanted, least));
    }

    private static int Clamp(int asked, int bySide, int byPixels) => Math.Max(1, Math.Min(asked, Math.Min(bySide, byPixels)));
}
