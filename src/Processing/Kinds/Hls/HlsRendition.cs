namespace MediaFunctions.Processing.Kinds.Hls;

/// <summary>A rendition that was made: what its files say.</summary>
/// <param name="Name">As its files are named.</param>
/// <param name="Playlist">Its playlist.</param>
/// <param name="Init">Its init segment.</param>
public sealed record HlsRendition(string Name, MediaPlaylist Playlist, InitSegment Init)
{
    /// <summary>Measured.</summary>
    public BitRates Rates { get; } = BitRates.Of(Playlist);

    /// <summary>Reads a rendition's files; null where one is missing, empty or not what it should be.</summary>
    public static async Task<HlsRendition?> ReadAsync(string folder, string name, CancellationToken cancellationToken)
    {
        if (await MediaPlaylist.ReadAsync(Path.Combine(folder, HlsFiles.Playlist(name)), cancellationToken) is not { } playlist)
            return null;
        var init = InitSegment.Read(await File.ReadAllBytesAsync(Path.Combine(folder, playlist.Init), cancellationToken));
        return init is null ? null : new HlsRendition(name, playlist, init);
    }

    /// <summary>
    /// The same renditions with one target duration in all their playlists, as RFC 8216 section 6.2.4 demands: FFmpeg rounds
    /// each one's own, and a sound cut a few milliseconds later may round to another second.
    /// </summary>
    public static async Task<IReadOnlyList<HlsRendition>> WithOneTargetAsync(
        string folder, IReadOnlyList<HlsRendition> renditions, CancellationToken cancellationToken)
    {
        var target = renditions.Max(rendition => rendition.Playlist.LeastTarget);
        var same = new List<HlsRendition>();
        foreach (var (name, playlist, init) in renditions)
            same.Add(new HlsRendition(
                name, await playlist.RetargetAsync(Path.Combine(folder, HlsFiles.Playlist(name)), target, cancellationToken), init));
        return same;
    }

    /// <summary>Its files: the playlist, the init segment, the segments.</summary>
    public IEnumerable<FinishedFile> Files(string outputName) =>
    [
        new($"{outputName}/{HlsFiles.Playlist(Name)}", HlsFiles.PlaylistType),
        new($"{outputName}/{Playlist.Init}", HlsFiles.MediaType(Name)),
        .. Playlist.Segments.Select(segment => new FinishedFile($"{outputName}/{segment.Name}", HlsFiles.MediaType(Name))),
    ];
}
