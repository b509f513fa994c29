namespace MediaFunctions.Processing.Kinds.Hls;

/// <summary>A rendition that was made: what its files say.</summary>
/// <param name="Name">As its files are named.</param>
/// <param name="Playlist">Its playlist.</param>
/// <param name="Init">Its init segment.</param>
/// <param name="Rates">Measured.</param>
public sealed record HlsRendition(string Name, MediaPlaylist Playlist, InitSegment Init, BitRates Rates)
{
    /// <summary>Reads a rendition's files; null where one is missing, empty or not what it should be.</summary>
    public static async Task<HlsRendition?> ReadAsync(string folder, string name, CancellationToken cancellationToken)
    {
        if (await MediaPlaylist.ReadAsync(Path.Combine(folder, HlsFiles.Playlist(name)), cancellationToken) is not { } playlist)
            return null;
        var init = InitSegment.Read(await File.ReadAllBytesAsync(Path.Combine(folder, playlist.Init), cancellationToken));
        return init is null ? null : new HlsRendition(name, playlist, init, BitRates.Of(playlist));
    }

    /// <summary>Its files: the playlist, the init segment, the segments.</summary>
    public IEnumerable<FinishedFile> Files(string outputName) =>
    [
        new($"{outputName}/{HlsFiles.Playlist(Name)}", HlsFiles.PlaylistType),
        new($"{outputName}/{Playlist.Init}", HlsFiles.MediaType(Name)),
        .. Playlist.Segments.Select(segment => new FinishedFile($"{outputName}/{segment.Name}", HlsFiles.MediaType(Name))),
    ];
}
