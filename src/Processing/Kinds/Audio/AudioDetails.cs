using System.Text.Json.Nodes;

namespace MediaFunctions.Processing.Kinds.Audio;

/// <summary>What a manifest tells of an audio output beside what it tells of every file.</summary>
public static class AudioDetails
{
    /// <summary>
    /// <c>channels</c>, <c>sampleRate</c>, and where a loudness was asked for <c>loudness</c>: the target, the source's, and
    /// the result's where a limiter kept it from the target; LUFS.
    /// </summary>
    /// <param name="reached">The limiter's log; null where there was no limiter.</param>
    public static JsonObject Of(OutputFacts facts, AudioOptions options, MeasuredLoudness? reached)
    {
        var details = new JsonObject { ["channels"] = facts.Channels, ["sampleRate"] = facts.SampleRate };
        if (options.Loudness is { } target)
        {
            var loudness = new JsonObject { ["target"] = target };
            if (facts.SourceLufs is { } source)
                loudness["measured"] = Math.Round(source, 1);
            if (reached is not null)
                loudness["reached"] = Math.Round(reached.Lufs, 1);
            details["loudness"] = loudness;
        }
        return details;
    }
}
