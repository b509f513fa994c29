using System.Globalization;
using MediaFunctions.Processing.Kinds;
using MediaFunctions.Processing.Media;

namespace MediaFunctions.Processing.Planning;

/// <summary>Puts the steps of all outputs into as few runs as pay.</summary>
/// <remarks>
/// What needs the whole source shares one decode in one process. Single frames are branches of that decode where it runs
/// anyway; else a single frame has a seek of its own. What reads key frames shares a reading of them. What waits for a measurement comes after it, by itself.
/// </remarks>
internal sealed class RunMerger(MediaInfo media, RunRoom room)
{
    public IReadOnlyList<PlannedRun> Merge(IReadOnlyList<OutputPlan> plans)
    {
        var steps = plans.SelectMany(PlannedStep.Of).ToList();
        var decodes = steps.Exists(step => step.ReadsWhole && step.DecodesPicture);
        var places = steps.Select(step => Place(step, decodes)).ToList();
        var runs = new List<PlannedRun>();
        foreach (var reading in places.Where(place => place.Shares is not null).GroupBy(place => place.Shares))
            runs.AddRange(Pack([.. reading]).Select(Run));
        runs.AddRange(places.Where(place => place.Shares is null).Select(place => Run([place])));

        // In the order of the recipe, as far as runs have one; what waits comes last.
        var order = steps.Select(step => step.Output).ToList();
        runs = [.. runs.OrderBy(run => run.Parts.Min(part => order.IndexOf(part.Output.Name)))];
        return [.. runs, .. plans.Where(plan => plan.Measure is not null).Select(plan => Waiting(plan, runs))];
    }

    /// <summary>Which reading a step shares, and as what; by itself where it shares none.</summary>
    private Placed Place(PlannedStep step, bool decodes)
    {
        if (step.ReadsWhole)
            return new Placed(step, "whole", step.Work.Reason);
        if (decodes && step.ReadsOneFrame && Branch.OfFrame(step) is { } branch)
        {
            var own = RunEstimate.For(PlannedRun.Of(step.Work), media).CpuSeconds;
            return new Placed(branch, "whole", Text($"A branch of the shared decode: a seek of its own would cost up to {own:0.#} s of CPU time more."));
        }
        return new Placed(step, step.ReadsKeyFrames ? "key frames" : null, step.Work.Reason);
    }

    /// <summary>As many of them in one run as its memory and the disk hold.</summary>
    private List<List<Placed>> Pack(List<Placed> places)
    {
        var packs = new List<List<Placed>>();
        foreach (var place in places)
        {
            if (packs.Count == 0 || !Fits(Run([.. packs[^1], place])))
                packs.Add([]);
            packs[^1].Add(place);
        }
        return packs;
    }

    private bool Fits(PlannedRun run) =>
        RunEstimate.For(run, media).MemoryBytes <= room.MemoryBytes && FileBudget.Of(run, media) <= room.DiskBytes;

    private static PlannedRun Run(List<Placed> places)
    {
        var names = places.Select(place => place.Step.Completes is null ? place.Step.Output : $"{place.Step.Output} (measure)").ToList();
        var inputs = new List<SourceRead> { places[0].Step.Work.Reads[0] };
        var parts = new List<RunPart>();
        foreach (var place in places)
        {
            parts.Add(place.Step.Part with { Output = Shifted.Output(place.Step.Work.Output, inputs.Count - 1) });
            inputs.AddRange(place.Step.Work.Reads.Skip(1));
        }
        var merged = $"One reading of {(inputs[0].KeyFramesOnly ? "the key frames" : "the whole source")} for {string.Join(", ", names)}.";
        return new PlannedRun
        {
            Name = string.Join(" + ", names),
            Inputs = inputs,
            Parts = parts,
            Reasons = places.Count == 1
                ? [places[0].Reason]
                : [merged, .. places.Zip(names, (place, name) => $"{name}: {place.Reason}")],
        };
    }

    /// <summary>What the measurement will complete: as planned without it.</summary>
    private static PlannedRun Waiting(OutputPlan plan, List<PlannedRun> runs) => PlannedRun.Of(plan.Make) with
    {
        After = runs.First(run => run.Parts.Any(part => ReferenceEquals(part.Completes, plan.Make))).Name,
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private sealed record Placed(PlannedStep Step, string? Shares, string Reason);
}
