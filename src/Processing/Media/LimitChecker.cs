using System.Globalization;

namespace MediaFunctions.Processing.Media;

/// <summary>Refuses what is larger, longer or wider than the limits, before anything decodes it.</summary>
public sealed class LimitChecker(MediaLimits limits)
{
    /// <summary>Null where the source may be worked on.</summary>
    /// <remarks>A cover picture does not count: one that is too large is marked as not decodable by the probe.</remarks>
    public Failure? Check(MediaInfo media) =>
        CheckSize(media.SizeBytes)
        ?? media.Video.Where(v => !v.IsCover).Select(v => CheckPixels(v.CodedWidth, v.CodedHeight)).FirstOrDefault(f => f is not null)
        ?? CheckDuration(media.DurationSeconds);

    internal Failure? CheckSize(long bytes) => bytes <= limits.MaxBytes
        ? null
        : new(FailureCode.TooLarge, Text($"The file has {bytes} bytes; the limit is {limits.MaxBytes}. Upload a smaller file."));

    internal Failure? CheckPixels(long width, long height) => !IsTooWide(width, height)
        ? null
        : new(FailureCode.TooManyPixels, Text(
            $"A frame has {width} x {height} pixels; the limit is {limits.MaxPixels} pixels a frame. Upload a smaller picture."));

    /// <summary>Divides, because a product of two headers' numbers may overflow.</summary>
    internal bool IsTooWide(long width, long height) => height > 0 && width > limits.MaxPixels / height;

    private Failure? CheckDuration(double? seconds) => !(seconds > limits.MaxDurationSeconds)
        ? null
        : new(FailureCode.TooLong, Text($"The file runs {seconds:F0} s; the limit is {limits.MaxDurationSeconds:F0} s. Upload a shorter one."));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
