namespace MediaFunctions.Processing.Planning.Estimating;

/// <summary>What the estimates are made of, as <c>./bench/run calibrate</c> measured it on a day.</summary>
/// <remarks>
/// Pixels are counted in millions, bytes in millions, sound in seconds of stereo at 48 kHz. CPU seconds are those of the
/// machine that measured: others are faster or slower by a factor.
/// </remarks>
public sealed record Coefficients
{
    private static readonly Lazy<Coefficients> BuiltInFile = new(CoefficientsReader.BuiltIn);

    /// <summary>The newest that this library has.</summary>
    public static Coefficients BuiltIn => BuiltInFile.Value;

    /// <summary>The day, e.g. <c>2026-11-24</c>.</summary>
    public required string Date { get; init; }

    /// <summary>What they were measured on.</summary>
    public required string Machine { get; init; }

    /// <summary>Which build was measured: version and hash.</summary>
    public required string FFmpeg { get; init; }

    /// <summary>How steady that was: for people.</summary>
    public string? Note { get; init; }

    /// <summary>CPU seconds of a unit of each work.</summary>
    public required Rates CpuSeconds { get; init; }

    /// <summary>Megabytes of resident memory at its peak.</summary>
    public required Rates Memory { get; init; }

    /// <summary>
    /// Megabytes of address space that a run cannot do without, and so what a limit (RLIMIT_AS) must hold: of each that is
    /// <c>resident</c>, and of what reserves more than it uses.
    /// </summary>
    public required Rates Address { get; init; }

    /// <summary>
    /// The part of a run's CPU seconds that its busiest thread takes, which no further core makes shorter: of runs that encode
    /// a <c>film</c>, that decode a <c>picture</c> and encode none, and of <c>sound</c> alone.
    /// </summary>
    public required Rates Serial { get; init; }

    /// <summary>How large things become.</summary>
    public required Rates Bytes { get; init; }

    /// <summary>How sources are read: what is between key frames, how far decoders work ahead, what is fetched around a place.</summary>
    public required Rates Reading { get; init; }

    /// <summary>What a job does around its runs.</summary>
    public required Rates Job { get; init; }
}
