using MediaFunctions.Processing.Media;
using MediaFunctions.Processing.Planning.Estimating;

namespace MediaFunctions.Processing.Planning;

/// <summary>What a run will take, known before it starts: the middle of what may be expected, not the most.</summary>
/// <param name="CpuSeconds">Seconds of one vCPU of the machine that the coefficients were measured on.</param>
/// <param name="BytesRead">Bytes of its sources that are fetched.</param>
/// <param name="BytesWritten">Bytes of all its files that are published.</param>
/// <param name="Files">Files that are published.</param>
/// <param name="MemoryBytes">Resident memory of FFmpeg at its peak, bytes: what runs at once share an instance by.</param>
/// <param name="AddressBytes">
/// Address space that FFmpeg cannot do without, bytes: its memory and its threads. It is what a run's limit (RLIMIT_AS)
/// must hold, and so what outputs may share a run by. Unlimited it takes a multiple of that, which it does not use.
/// </param>
public sealed record RunEstimate(double CpuSeconds, long BytesRead, long BytesWritten, int Files, long MemoryBytes, long AddressBytes)
{
    /// <summary>
    /// What a limit allows for above the estimate: the middle of what is expected is too little for half of all sources.
    /// The only margin there is.
    /// </summary>
    public const double Margin = 1.25;

    /// <summary>Of its files those that are streamed while they are written: so many of so many bytes each.</summary>
    public IReadOnlyList<(double Files, double BytesEach)> Streamed { get; init; } = [];

    /// <summary>CPU seconds of its busiest thread: no number of vCPU makes the run shorter.</summary>
    public double SerialSeconds { get; init; } = CpuSeconds;

    private const double Megabyte = 1e6;

    /// <summary>The memory that a run must be given, bytes.</summary>
    public long MemoryNeeded => (long)(MemoryBytes * Margin);

    /// <summary>The address space that a run must be given, bytes.</summary>
    public long AddressNeeded => (long)(AddressBytes * Margin);

    /// <summary>The CPU time that a run must be given, seconds.</summary>
    public double CpuSecondsNeeded => CpuSeconds * Margin;

    /// <summary>The estimate of one run, its fallbacks left out.</summary>
    /// <param name="coefficients">Null: the built-in ones.</param>
    public static RunEstimate For(PlannedRun run, MediaInfo media, Coefficients? coefficients = null)
    {
        coefficients ??= Coefficients.BuiltIn;
        var work = RunWork.Of(run, media, coefficients);
        var memory = work.Memory.At(coefficients.Memory) * Megabyte;
        var seconds = work.Cpu.At(coefficients.CpuSeconds);
        return new RunEstimate(
            seconds,
            (long)work.BytesRead,
            (long)work.BytesWritten,
            (int)Math.Ceiling(work.Files),
            (long)memory,
            (long)((memory * coefficients.Address.Of("resident")) + (work.Memory.At(coefficients.Address) * Megabyte)))
        {
            Streamed = work.Streamed,
            SerialSeconds = seconds * coefficients.Serial.Of(work.Character),
        };
    }

    /// <summary>CPU seconds that outputs add to a run which reads and decodes the same anyway.</summary>
    public static double CpuSecondsBehindDecoders(PlannedRun run, MediaInfo media) => RunWork.Of(run, media, Coefficients.BuiltIn).Cpu.All
        .Where(amount => !UpToDecoders.Any(name => amount.Key.StartsWith(name, StringComparison.Ordinal)))
        .Sum(amount => amount.Value * Coefficients.BuiltIn.CpuSeconds.Of(amount.Key));

    private static readonly string[] UpToDecoders = ["process", "input", "look", "read", "frame", "decode/", "hear/"];

    /// <summary>What every reading of a source fetches first, and the runs of one job fetch once, bytes: its head and index.</summary>
    public static long HeadBytes(MediaInfo media)
    {
        var rates = Coefficients.BuiltIn.Reading;
        return (long)Reading.HeadBytes(new SourceFacts(media, rates.Of("groupSeconds")), rates);
    }
}
