namespace MediaFunctions.Processing.Kinds.Frames.Best;

/// <summary>How good a frame is as the picture of its film: 0 (black, white, flat) to 1. The factors are multiplied.</summary>
public static class FrameScore
{
    /// <summary>What is worse shows nothing that anybody would choose.</summary>
    public const double Presentable = 0.03;

    // Luma, between which a frame is neither nearly black nor nearly white.
    private const double Black = 20, Dark = 60, Bright = 205, White = 234;

    private const double FullSpread = 80;
    private const double FullRange = 180;
    private const double SharpEdge = 4;
    private const double HalfAtChange = 4;

    /// <summary>The score of one frame.</summary>
    public static double Of(MeasuredFrame frame) => Light(frame) * Detail(frame) * Sharpness(frame) * Steadiness(frame);

    private static double Light(MeasuredFrame frame) =>
        Share(frame.Light - Black, Dark - Black) * Share(White - frame.Light, White - Bright);

    /// <summary>Mostly of the broad distribution: a flat card with a small sign on it has range and no spread.</summary>
    private static double Detail(MeasuredFrame frame) =>
        (0.7 * Share(frame.Spread, FullSpread)) + (0.3 * Share(frame.Range, FullRange));

    private static double Sharpness(MeasuredFrame frame) =>
        frame.EdgeWidth is > 0 and { } width ? Math.Min(1, SharpEdge / width) : 0;

    private static double Steadiness(MeasuredFrame frame) =>
        frame.Change is { } change ? HalfAtChange / (HalfAtChange + change) : 1;

    private static double Share(double value, double full) => Math.Clamp(value / full, 0, 1);
}
