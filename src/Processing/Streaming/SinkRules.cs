namespace MediaFunctions.Processing.Streaming;

/// <summary>What one run may write into its sink, and what becomes of it.</summary>
/// <param name="MaxFileBytes">The largest file; one that grows beyond it fails the sink.</param>
public sealed record SinkRules(long MaxFileBytes)
{
    /// <summary>The largest file whose content is kept, bytes.</summary>
    public const int KeptBytes = 256 * 1024;

    /// <summary>The largest file that is held back, bytes: a playlist of more than a week. A larger one fails the sink.</summary>
    public const int HeldBytes = 4 * 1024 * 1024;

    /// <summary>The most that is kept of all files of a sink together, bytes.</summary>
    public long MaxKeptBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>Which names are playlists: stored only after everything that was begun before them.</summary>
    public Func<string, bool> IsPlaylist { get; init; } = name => name.EndsWith(".m3u8", StringComparison.Ordinal);

    /// <summary>
    /// Which files' contents are kept for whoever asked for the run (up to <see cref="KeptBytes"/> each, and first come
    /// first kept up to <see cref="MaxKeptBytes"/>): by default playlists. Their memory is not part of the sink's bound.
    /// </summary>
    public Func<string, bool> Keeps { get; init; } = name => name.EndsWith(".m3u8", StringComparison.Ordinal);

    /// <summary>
    /// Which files are always kept (up to <see cref="HeldBytes"/> each) and never put into the store: whoever asked for the
    /// run changes them before, and R2 refuses to write one key twice within a second. By default none.
    /// </summary>
    public Func<string, bool> Holds { get; init; } = _ => false;
}
