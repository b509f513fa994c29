using MediaFunctions.Processing.Kinds;
using MediaFunctions.Processing.Media;
using MediaFunctions.Processing.Recipes;

namespace MediaFunctions.Processing.Planning;

/// <summary>Recipe and media to FFmpeg runs. The plan is data; arguments come last (<see cref="ArgumentWriter"/>).</summary>
public static class Planner
{
    /// <summary>
    /// The fewest runs that make the recipe. Outputs that the source cannot give are skipped; where nothing is left the
    /// failure is <c>unsupported-codec</c> (streams are there, and none decodes) or <c>no-output</c>; where an output is
    /// a larger file than a run may write it is <c>out-of-space</c>.
    /// </summary>
    /// <param name="room">What runs may take; null: all there is.</param>
    /// <param name="made">Outputs that stand already, or are known to have nothing in them: no run is planned for them.</param>
    public static Result<JobPlan, Failure> Plan(
        Recipe recipe, MediaInfo media, RunRoom? room = null, IReadOnlySet<string>? made = null)
    {
        room ??= new RunRoom();
        var plans = new List<OutputPlan>();
        var skips = new List<(string Output, Skip Skip)>();
        foreach (var output in recipe.Outputs.Where(output => made?.Contains(output.Name) != true))
        {
            if (output.Kind.Plan(output.Name, output.Options, media).Succeeded(out var plan, out var skip))
                plans.Add(plan);
            else
                skips.Add((output.Name, skip));
        }
        if (plans.Count == 0 && made is not { Count: > 0 })
            return NothingToMake(recipe, media, [.. skips.Select(skipped => skipped.Skip)]);
        var runs = new RunMerger(media, room).Merge(plans);
        return runs.Select(run => FileBudget.Objection(run, media, room)).OfType<Failure>().FirstOrDefault() is { } objection
            ? objection
            : new JobPlan(runs, [.. skips.Select(skipped => new SkippedOutput(skipped.Output, skipped.Skip.Reason))]);
    }

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
