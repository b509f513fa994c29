namespace MediaFunctions.Processing.Kinds.Hls;

/// <summary>The bit rates of a media playlist as RFC 8216 section 4.1 defines them, measured; bits a second.</summary>
/// <param name="Peak">The largest of any set of neighbours that lasts half to one and a half times the target duration.</param>
/// <param name="Average">Of all segments together.</param>
public sealed record BitRates(double Peak, double Average)
{
    /// <summary>Of one playlist.</summary>
    public static BitRates Of(MediaPlaylist playlist)
    {
        var average = Rate(playlist.Segments);
        // No set lasts long enough in a film shorter than half a target: then the whole is the peak.
        return new BitRates(Sets(playlist).Select(Rate).DefaultIfEmpty(average).Max(), average);
    }

    /// <summary>Of renditions that are played together.</summary>
    public static BitRates operator +(BitRates one, BitRates other) => new(one.Peak + other.Peak, one.Average + other.Average);

    /// <inheritdoc cref="op_Addition"/>
    public static BitRates Add(BitRates one, BitRates other) => one + other;

    private static IEnumerable<IReadOnlyList<MediaSegment>> Sets(MediaPlaylist playlist)
    {
        for (var first = 0; first < playlist.Segments.Count; first++)
        {
            var set = new List<MediaSegment>();
            for (var next = first; next < playlist.Segments.Count; next++)
            {
                set.Add(playlist.Segments[next]);
                var seconds = set.Sum(segment => segment.Seconds);
                if (seconds > 1.5 * playlist.TargetSeconds)
                    break;
                if (seconds >= 0.5 * playlist.TargetSeconds)
                    yield return [.. set];
            }
        }
    }

    private static double Rate(IReadOnlyList<MediaSegment> segments) =>
        8 * segments.Sum(segment => segment.Bytes) / segments.Sum(segment => segment.Seconds);
}
