using MediaFunctions.Processing.Kinds.Frames;

namespace MediaFunctions.Processing.Kinds.Storyboard;

/// <summary>How many tiles a run made, and whether key frames were close enough for them.</summary>
public static class StoryboardTiles
{
    private const double Rounding = 0.001;

    /// <summary>The log of tiles, in the work folder.</summary>
    public static string Tiles(string outputName) => $"{outputName}/tiles.txt";

    /// <summary>The log of key frames, in the work folder.</summary>
    public static string KeyFrames(string outputName) => $"{outputName}/keys.txt";

    /// <summary>
    /// The number of tiles, by the run's logs, which are deleted; 0 where there are none, or where key frames alone
    /// would show a picture that is older than an interval.
    /// </summary>
    /// <param name="endSeconds">Where the picture ends; null where nobody knows.</param>
    public static int Count(FinishedRun run, string outputName, StoryboardLayout layout, double? endSeconds)
    {
        var tiles = Take(run.PathOf(Tiles(outputName)));
        var keys = Take(run.PathOf(KeyFrames(outputName)));
        return keys is null || AreClose([.. keys.Select(key => key.Seconds)], layout.IntervalMs / 1000.0, endSeconds) ? tiles?.Count ?? 0 : 0;
    }

    /// <summary>Whether no key frame is further than an interval from the one before it, nor the end from the last.</summary>
    public static bool AreClose(IReadOnlyList<double> keys, double intervalSeconds, double? endSeconds) =>
        keys.Count > 0
        && keys.Zip(keys.Skip(1), (one, next) => next - one).Append((endSeconds ?? keys[^1]) - keys[^1]).Max() <= intervalSeconds + Rounding;

    private static IReadOnlyList<LoggedFrame>? Take(string path)
    {
        var frames = FrameLog.Read(path);
        File.Delete(path);
        return frames;
    }
}
