using MediaFunctions.Processing.Running;
using MediaFunctions.Processing.Streaming;

namespace MediaFunctions.Processing.Jobs;

/// <summary>A run that has ended, and all that it streamed has arrived.</summary>
/// <param name="Result">How FFmpeg ended.</param>
/// <param name="Streamed">What it streamed, by name.</param>
public sealed record EndedRun(FFmpegResult Result, IReadOnlyDictionary<string, SinkFile> Streamed)
{
    /// <summary>What stands in the media bucket of these outputs.</summary>
    /// <param name="isOne">Whether a name is one of them.</param>
    public IEnumerable<string> Stored(Predicate<string> isOne) =>
        Streamed.Where(file => file.Value.IsStored && isOne(file.Key)).Select(file => file.Key);
}
