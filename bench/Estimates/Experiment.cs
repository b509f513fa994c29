using MediaFunctions.Processing.Media;
using MediaFunctions.Processing.Planning;

namespace MediaFunctions.Bench.Estimates;

/// <summary>One run that tells of a coefficient, or of several.</summary>
/// <param name="Name">For people.</param>
/// <param name="Clip">Makes its source; its path.</param>
/// <param name="Run">What is run of it.</param>
/// <param name="Image">Makes what the run reads beside its source; null: nothing.</param>
internal sealed record Experiment(string Name, Func<Task<string>> Clip, Func<MediaInfo, PlannedRun> Run, Func<Task<string>>? Image = null);
