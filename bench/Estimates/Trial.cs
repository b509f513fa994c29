using MediaFunctions.Processing.Media;
using MediaFunctions.Processing.Planning;

namespace MediaFunctions.Bench.Estimates;

/// <summary>An experiment with its source, and what it took each time.</summary>
internal sealed record Trial(string Name, string Path, string? Image, MediaInfo Media, PlannedRun Run)
{
    public List<Measured> Took { get; } = [];

    public double Cpu => Math.Max(0.001, Spread.Of(Took.Select(took => took.CpuSeconds)).Median);

    public double Memory => Spread.Of(Took.Select(took => took.MemoryMegabytes)).Median;

    public double Bytes => Spread.Of(Took.Select(took => took.Bytes)).Median;
}
