using System.Globalization;
using MediaFunctions.Processing.Kinds.Reading;
using MediaFunctions.Processing.Media;

namespace MediaFunctions.Processing.Kinds.Films;

/// <summary>From one time of a source to another, as recipes say it (<c>from</c>, <c>to</c>).</summary>
public sealed record FilmSpan(MediaTime From, MediaTime To)
{
    /// <summary>From the first frame to the last.</summary>
    public static FilmSpan Whole { get; } = new(new MediaTime(0, null), new MediaTime(null, 1));

    /// <summary>Reads both; what is missing is the source's own beginning or end, unless it is required.</summary>
    public static FilmSpan Read(OptionReader reader, bool required)
    {
        var from = Read(reader, "from", required);
        var to = Read(reader, "to", required);
        if (from is not null && to is not null && (to.Seconds <= from.Seconds || to.Share <= from.Share))
            reader.Refuse("to", "a time after \"from\"");
        return new FilmSpan(from ?? Whole.From, to ?? Whole.To);
    }

    /// <summary>The part of a source; or why it has none.</summary>
    public Result<FilmPart, Skip> Of(MediaInfo media)
    {
        var duration = media.DurationSeconds;
        if (Seconds(From, duration) is not { } from || (Seconds(To, duration) is null && To.Share != 1))
            return new Skip("The source does not say how long it is: a percentage of it is no time.");
        if (from >= duration)
            return new Skip($"The source ends at {Text(duration.Value)} s: there is nothing from {Text(from)} s on.");
        // To the end is to wherever it is: headers are often some frames out.
        var to = To.Share == 1 || Seconds(To, duration) >= duration ? null : Seconds(To, duration);
        if (to <= from)
            return new Skip($"In this source the part from {Text(from)} s to {Text(to.Value)} s is empty.");
        return new FilmPart
        {
            FromSeconds = from,
            LengthSeconds = to is null ? null : Round(to.Value - from),
            ExpectedSeconds = media.Truncated || duration is null ? null : Round((to ?? duration.Value) - from),
            Clamped = To.Seconds > duration,
        };
    }

    private static MediaTime? Read(OptionReader reader, string name, bool required)
    {
        if (required && !reader.Has(name))
            reader.Refuse(name, MediaTime.Expected);
        return reader.Parsed(name, MediaTime.Expected, MediaTime.Parse);
    }

    private static double? Seconds(MediaTime time, double? duration) =>
        time.Seconds ?? (time.Share == 0 ? 0 : duration is { } all ? Round(time.Share!.Value * all) : null);

    private static double Round(double seconds) => Math.Round(seconds, 6);

    private static string Text(double seconds) => seconds.ToString("0.###", CultureInfo.InvariantCulture);
}
