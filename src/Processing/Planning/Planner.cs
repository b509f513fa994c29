using MediaFunctions.Processing.Kinds;
using MediaFunctions.Processing.Media;
using MediaFunctions.Processing.Recipes;

namespace MediaFunctions.Processing.Planning;

/// <summary>Recipe and media to FFmpeg runs. The plan is data; arguments come last (<see cref="ArgumentWriter"/>).</summary>
public static class Planner
{
    /// <summary>
    /// A run for each output, and one before it where something is to be measured. Outputs that the source cannot give are skipped; where nothing is left the
    /// failure is <c>unsupported-codec</c> (streams are there, and none decodes) or <c>no-output</c>.
    /// </summary>
    public static Result<JobPlan, Failure> Plan(Recipe recipe, MediaInfo media)
    {
        var runs = new List<PlannedRun>();
        var skips = new List<(string Output, Skip Skip)>();
        foreach (var output in recipe.Outputs)
        {
            if (output.Kind.Plan(output.Name, output.Options, media).Succeeded(out var plan, out var skip))
                runs.Add(Run(plan));
            else
                skips.Add((output.Name, skip));
        }
        return runs.Count > 0
            ? new JobPlan(runs, [.. skips.Select(skipped => new SkippedOutput(skipped.Output, skipped.Skip.Reason))])
            : NothingToMake(recipe, media, [.. skips.Select(skipped => skipped.Skip)]);
    }

    /// <summary>The run of a step that is complete: as planned, or after its measuring.</summary>
    public static PlannedRun Run(OutputStep step) => Run(step, step.Output.Name) with
    {
        Fallbacks = [.. step.Fallbacks.Select(fallback => Run(fallback, fallback.Output.Name))],
    };

    private static PlannedRun Run(OutputPlan plan) => plan.Measure is null
        ? Run(plan.Make)
        : Run(plan.Make) with
        {
            Measure = new PlannedMeasure(Run(plan.Measure, $"{plan.Measure.Output.Name} (measure)"), plan.Make),
        };

    private static PlannedRun Run(OutputStep step, string name) => new()
    {
        Name = name,
        Inputs = step.Reads,
        Outputs = [step.Output],
        Reason = step.Reason,
    };

    private static Failure NothingToMake(Recipe recipe, MediaInfo media, List<Skip> skips)
    {
        var reasons = string.Join(' ', skips.Select(skip => skip.Reason).Distinct());
        if (!skips.Exists(skip => skip.Undecodable))
            return new Failure(
                FailureCode.NoOutput,
                $"Nothing that the recipe \"{recipe.Name}\" asks for can be made of this upload. {reasons} "
                + "Upload a file with what is missing, or use another recipe.");
        var codecs = media.Video.Select(video => video.Codec).Concat(media.Audio.Select(audio => audio.Codec)).Distinct();
        return new Failure(
            FailureCode.UnsupportedCodec,
            $"No stream that the recipe \"{recipe.Name}\" could use can be decoded here (codecs: {string.Join(", ", codecs)}). "
            + $"{reasons} Upload it with common codecs, such as H.264 with AAC.");
    }
}
