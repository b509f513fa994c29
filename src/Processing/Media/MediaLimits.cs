namespace MediaFunctions.Processing.Media;

public sealed record MediaLimits
{
    public long MaxBytes { get; init; } = 20L << 30;
    public long MaxPixels { get; init; } = 64L << 20;
    public double MaxDurationSeconds { get; init; } = 6 * 3600;
}
