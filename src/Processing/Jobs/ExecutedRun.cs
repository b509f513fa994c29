using MediaFunctions.Processing.Planning;

namespace MediaFunctions.Processing.Jobs;

/// <summary>What became of a run's outputs.</summary>
/// <param name="Made">What there is.</param>
/// <param name="Skipped">What the source turned out to have nothing for.</param>
public sealed record ExecutedRun(IReadOnlyList<MadeOutput> Made, IReadOnlyList<SkippedOutput> Skipped)
{
    /// <summary>Of no output yet.</summary>
    public static ExecutedRun Nothing { get; } = new([], []);

    /// <summary>And this output.</summary>
    public ExecutedRun With(MadeOutput output) => this with { Made = [.. Made, output] };

    /// <summary>And without this one.</summary>
    public ExecutedRun With(SkippedOutput skipped) => this with { Skipped = [.. Skipped, skipped] };

    /// <summary>And what became of others.</summary>
    public ExecutedRun With(ExecutedRun others) => new([.. Made, .. others.Made], [.. Skipped, .. others.Skipped]);
}
