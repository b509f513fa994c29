using System.Globalization;

namespace MediaFunctions.Processing.Kinds.Hls;

/// <summary>A media playlist as FFmpeg wrote it.</summary>
/// <param name="Init">The file of its <c>EXT-X-MAP</c>.</param>
/// <param name="TargetSeconds">Its target duration, seconds.</param>
/// <param name="Segments">In order; at least one.</param>
public sealed record MediaPlaylist(string Init, int TargetSeconds, IReadOnlyList<MediaSegment> Segments)
{
    /// <summary>What it lasts, seconds.</summary>
    public double DurationSeconds => Segments.Sum(segment => segment.Seconds);

    private const string TargetTag = "#EXT-X-TARGETDURATION:";

    /// <summary>The least target duration that the longest segment allows: EXTINF, rounded, is at most this.</summary>
    public int LeastTarget => Math.Max(1, Segments.Max(segment => (int)Math.Round(segment.Seconds, MidpointRounding.AwayFromZero)));

    /// <summary>Writes another target duration into the file.</summary>
    public async Task<MediaPlaylist> RetargetAsync(string path, int seconds, CancellationToken cancellationToken)
    {
        var lines = await File.ReadAllLinesAsync(path, cancellationToken);
        var changed = lines.Select(line => After(line, TargetTag) is null ? line : FormattableString.Invariant($"{TargetTag}{seconds}"));
        await File.WriteAllTextAsync(path, string.Concat(changed.Select(line => line + '\n')), cancellationToken);
        return this with { TargetSeconds = seconds };
    }

    /// <summary>Reads a playlist and its segments' sizes.</summary>
    /// <param name="path">Its files stand beside it.</param>
    /// <returns>Null where the playlist is not there or has no end, or a file of it is missing or empty.</returns>
    public static async Task<MediaPlaylist?> ReadAsync(string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
            return null;
        var lines = await File.ReadAllLinesAsync(path, cancellationToken);
        if (lines.Length == 0 || lines[0] != "#EXTM3U" || lines[^1] != "#EXT-X-ENDLIST")
            return null;

        var folder = Path.GetDirectoryName(path)!;
        var segments = new List<MediaSegment>();
        double? seconds = null;
        foreach (var line in lines)
        {
            if (After(line, "#EXTINF:") is { } duration)
                seconds = double.Parse(duration.TrimEnd(','), CultureInfo.InvariantCulture);
            else if (line.Length > 0 && line[0] != '#' && seconds is { } lasts)
                segments.Add(new MediaSegment(line, lasts, SizeOf(folder, line)));
        }
        var init = lines.Select(line => After(line, "#EXT-X-MAP:URI=")).FirstOrDefault(uri => uri is not null)?.Trim('"');
        var target = lines.Select(line => After(line, TargetTag)).FirstOrDefault(number => number is not null);
        return init is null || target is null || SizeOf(folder, init) == 0 || segments.Count == 0 || segments.Exists(segment => segment.Bytes == 0)
            ? null
            : new MediaPlaylist(init, int.Parse(target, CultureInfo.InvariantCulture), segments);
    }

    private static string? After(string line, string tag) => line.StartsWith(tag, StringComparison.Ordinal) ? line[tag.Length..] : null;

    private static long SizeOf(string folder, string name) =>
        new FileInfo(Path.Combine(folder, name)) is { Exists: true } file ? file.Length : 0;
}
