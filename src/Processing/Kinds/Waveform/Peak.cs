namespace MediaFunctions.Processing.Kinds.Waveform;

/// <summary>The lowest and the highest sample of a stretch of sound, of 16 bits.</summary>
public readonly record struct Peak(short Lowest, short Highest)
{
    /// <summary>Of both stretches.</summary>
    public Peak With(Peak other) => new(Math.Min(Lowest, other.Lowest), Math.Max(Highest, other.Highest));
}
