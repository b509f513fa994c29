using System.Globalization;

namespace MediaFunctions.Processing.Kinds.Reading;

/// <summary>A length of time.</summary>
/// <param name="Seconds">Its seconds, to the millisecond.</param>
public sealed record MediaSpan(double Seconds)
{
    /// <summary>A member such as <c>"0.8s"</c> or <c>"00:01:30"</c>; null where it is absent or wrong.</summary>
    /// <param name="least">Seconds, included.</param>
    /// <param name="most">The same.</param>
    public static double? Read(OptionReader reader, string name, double least, double most) => reader.Parsed(
        name,
        string.Create(CultureInfo.InvariantCulture, $"a length such as \"{least}s\" or \"00:00:05\", from {least} to {most} seconds"),
        text => MediaTime.Parse(text) is { Seconds: { } seconds } && seconds >= least && seconds <= most
            ? new MediaSpan(Math.Round(seconds, 3))
            : null)?.Seconds;
}
