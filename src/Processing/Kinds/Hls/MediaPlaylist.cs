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

    /// <summary>The text of a playlist with another target duration.</summary>
    public static string Retarget(string text, int seconds) => string.Join('\n', text.Split('\n').Select(line =>
        After(line, TargetTag) is null ? line : FormattableString.Invariant($"{TargetTag}{seconds}")));

    /// <summary>Reads a playlist.</summary>
    /// <param name="sizeOf">The size of a file that it names, bytes; 0 where that is missing.</param>
    /// <returns>Null where the playlist has no end or lasts no time, or a file of it is missing or empty.</returns>
    public static MediaPlaylist? Read(string text, Func<string, long> sizeOf)
    {
        var lines = text.TrimEnd('\n').Split('\n');
        if (lines[0] != "#EXTM3U" || lines[^1] != "#EXT-X-ENDLIST")
            return null;

        var segments = new List<MediaSegment>();
        double? seconds = null;
        foreach (var line in lines)
        {
            if (After(line, "#EXTINF:") is { } duration)
                seconds = double.Parse(duration.TrimEnd(','), CultureInfo.InvariantCulture);
            else if (line.Length > 0 && line[0] != '#' && seconds is { } lasts)
                segments.Add(new MediaSegment(line, lasts, sizeOf(line)));
        }
        var init = lines.Select(line => After(line, "#EXT-X-MAP:URI=")).FirstOrDefault(uri => uri is not null)?.Trim('"');
        var target = lines.Select(line => After(line, TargetTag)).FirstOrDefault(number => number is not null);
        // Of a sound that does not decode FFmpeg makes one segment without a sample, and counts it for nothing.
        return init is null || target is null || sizeOf(init) == 0 || segments.TrueForAll(segment => segment.Seconds == 0)
            || segments.Exists(segment => segment.Bytes == 0)
            ? null
            : new MediaPlaylist(init, int.Parse(target, CultureInfo.InvariantCulture), segments);
    }

    private static string? After(string line, string tag) => line.StartsWith(tag, StringComparison.Ordinal) ? line[tag.Length..] : null;
}
