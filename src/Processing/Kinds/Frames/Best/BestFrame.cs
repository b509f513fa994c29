namespace MediaFunctions.Processing.Kinds.Frames.Best;

/// <summary>The frame that was chosen, and where the source has it.</summary>
/// <param name="Read">The read that gave it.</param>
/// <param name="IsFirst">Whether the same seek gives it again, as its first frame.</param>
/// <param name="Seconds">Seconds of the source.</param>
public sealed record BestFrame(SourceRead Read, bool IsFirst, double Seconds)
{
    /// <summary>The best of the measured frames, the earliest among equals; null where none is presentable.</summary>
    public static BestFrame? Choose(IReadOnlyList<MeasuredFrame> frames, IReadOnlyList<SourceRead> reads)
    {
        // MaxBy takes the first of equals.
        var best = frames.Where(frame => frame.Read >= 0 && frame.Read < reads.Count).MaxBy(FrameScore.Of);
        if (best is null || FrameScore.Of(best) < FrameScore.Presentable)
            return null;
        var read = reads[best.Read];
        return new BestFrame(read, best.IsFirst, Math.Max(0, (read.SeekSeconds ?? 0) + best.Seconds));
    }
}
