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
    public static async Task<HlsRendition?> ReadAsync(FinishedRun run, string outputName, string name, CancellationToken cancellationToken)
    {
        if (await TextAsync(run, outputName, name, cancellationToken) is not { } text
            || MediaPlaylist.Read(text, file => run.SizeOf($"{outputName}/{file}")) is not { } playlist)
            return null;
        var init = InitSegment.Read(await run.ReadAsync($"{outputName}/{playlist.Init}", cancellationToken));
        return init is null ? null : new HlsRendition(name, playlist, init);
    }

    /// <summary>
    /// The same renditions with one target duration in all their playlists, as RFC 8216 section 6.2.4 demands: FFmpeg rounds
    /// each one's own, and a sound cut a few milliseconds later may round to another second.
    /// </summary>
    public static async Task<IReadOnlyList<HlsRendition>> WithOneTargetAsync(
        FinishedRun run, string outputName, IReadOnlyList<HlsRendition> renditions, CancellationToken cancellationToken)
    {
        var target = renditions.Max(rendition => rendition.Playlist.LeastTarget);
        foreach (var other in renditions.Where(rendition => rendition.Playlist.TargetSeconds != target))
        {
            var text = await TextAsync(run, outputName, other.Name, cancellationToken);
            await run.WriteAsync($"{outputName}/{HlsFiles.Playlist(other.Name)}", MediaPlaylist.Retarget(text!, target), cancellationToken);
        }
        return [.. renditions.Select(same => new HlsRendition(same.Name, same.Playlist with { TargetSeconds = target }, same.Init))];
    }

    /// <summary>Its files: the playlist, the init segment, the segments.</summary>
    public IEnumerable<FinishedFile> Files(string outputName) =>
        new[] { HlsFiles.Playlist(Name), Playlist.Init }.Concat(Playlist.Segments.Select(segment => segment.Name))
            .Select(file => new FinishedFile($"{outputName}/{file}", HlsFiles.ContentType(file)));

    private static async Task<string?> TextAsync(FinishedRun run, string outputName, string name, CancellationToken cancellationToken) =>
        await run.ReadAsync($"{outputName}/{HlsFiles.Playlist(name)}", cancellationToken) is { } bytes ? System.Text.Encoding.UTF8.GetString(bytes) : null;
}
