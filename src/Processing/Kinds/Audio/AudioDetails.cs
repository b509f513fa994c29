using System.Text.Json.Nodes;

namespace MediaFunctions.Processing.Kinds.Audio;

/// <summary>What a manifest tells of an audio output beside what it tells of every file.</summary>
public static class AudioDetails
{
    /// <summary>
    /// <c>channels</c>, <c>sampleRate</c>, and where a loudness was asked for <c>loudness</c>: the target, the source's, and
    /// the result's where a limiter kept it from the target; LUFS.
    /// </summary>
    /// <param name="reachedLufs">Null where there was no limiter.</param>
    public static JsonObject Of(OutputFacts facts, AudioOptions options, double? reachedLufs)
    {
        var details = new JsonObject { ["channels"] = facts.Channels, ["sampleRate"] = facts.SampleRate };
        if (options.Loudness is { } target)
        {
            var loudness = new JsonObject { ["target"] = target };
            if (facts.SourceLufs is { } source)
                loudness["measured"] = Math.Round(source, 1);
            if (reachedLufs is { } reached)
                loudness["reached"] = Math.Round(reached, 1);
            details["loudness"] = loudness;
        }
        return details;
    }
}
