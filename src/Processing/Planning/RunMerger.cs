using System.Globalization;
using MediaFunctions.Processing.Kinds;
using MediaFunctions.Processing.Media;

namespace MediaFunctions.Processing.Planning;

/// <summary>Puts the steps of all outputs into as few runs as pay.</summary>
/// <remarks>
/// What needs the whole source shares one decode in one process. Single frames are branches of that decode where it runs
/// anyway and a seek of their own would cost more. Else what reads key frames shares a reading of them, and what reads the
/// very same places shares that. What waits for a measurement comes after it, by itself.
/// </remarks>
internal sealed class RunMerger(MediaInfo media, RunRoom room)
{
    private const double Megabyte = 1e6;

    public IReadOnlyList<PlannedRun> Merge(IReadOnlyList<OutputPlan> plans)
    {
        var steps = plans.SelectMany(PlannedStep.Of).ToList();
        var decodes = steps.Exists(step => step.ReadsWhole && step.DecodesPicture);
        var places = steps.Select(step => Place(step, decodes)).ToList();
        var runs = new List<PlannedRun>();
        foreach (var reading in places.GroupBy(place => place.Shares))
            runs.AddRange(Pack([.. reading]).Select(Run));

        // In the order of the recipe, as far as runs have one; what waits comes last.
        var order = steps.Select(step => step.Output).ToList();
        runs = [.. runs.OrderBy(run => run.Parts.Min(part => order.IndexOf(part.Output.Name)))];
        return [.. runs, .. plans.Where(plan => plan.Measure is not null).Select(plan => Waiting(plan, runs))];
    }

    /// <summary>Which reading a step shares, and as what.</summary>
    private Placed Place(PlannedStep step, bool decodes)
    {
        if (step.ReadsWhole)
            return new Placed(step, "whole", step.Work.Reason);
        if (!decodes || !step.ReadsOneFrame || !step.DecodesPicture || Branch.OfFrame(step, media) is not { } branch)
            return Alone(step, step.Work.Reason);
        var own = RunEstimate.For(PlannedRun.Of(step.Work), media).CpuSeconds;
        var asBranch = RunEstimate.CpuSecondsBehindDecoders(PlannedRun.Of(branch.Work), media);
        return asBranch <= own
            ? new Placed(branch, "whole", Text($"A branch of the shared decode takes about {asBranch:0.##} s of CPU time, a seek of its own {own:0.##} s."))
            {
                Seek = Alone(step, step.Work.Reason),
            }
            : Alone(step, Text($"{step.Work.Reason} It takes about {own:0.##} s of CPU time, a branch of the shared decode {asBranch:0.##} s."));
    }

    /// <summary>Shared with those that read the very same.</summary>
    private static Placed Alone(PlannedStep step, string reason) =>
        new(step, step.ReadsKeyFrames ? "key frames" : string.Join('\n', step.Work.Reads), reason);

    /// <summary>As many of them in one run as its memory and the disk hold, in the order of the recipe.</summary>
    /// <remarks>
    /// A branch of one frame goes where a film is made, or stays a seek of its own: nowhere else is the whole picture decoded
    /// anyway.
    /// </remarks>
    private List<List<Placed>> Pack(List<Placed> places)
    {
        var (packs, apart) = (new List<List<Placed>>(), new List<List<Placed>>());
        foreach (var place in places.OrderBy(place => place.IsFilm ? 0 : place.Seek is not null ? 1 : 2))
        {
            var shared = packs.Where(pack => place.Seek is null || pack.Exists(other => other.IsFilm))
                .Select(pack => (Places: pack, Lack: Lack(pack, place))).ToList();
            if (shared.Find(pack => pack.Lack is null).Places is { } roomy)
                roomy.Add(place);
            else
                (place.Seek is null ? packs : apart).Add([(place.Seek ?? place) with { Lack = shared.FirstOrDefault().Lack }]);
        }
        return [.. packs.Select(pack => pack.OrderBy(place => places.FindIndex(other => other.Step.Output == place.Step.Output)).ToList()), .. apart];
    }

    /// <summary>What there is too little of for a place beside others, as a sentence; null where there is room.</summary>
    private string? Lack(List<Placed> pack, Placed place)
    {
        var run = Run([.. pack, place]);
        var estimate = RunEstimate.For(run, media);
        var files = FileBudget.Of(run, media, room.FileBytes);
        var beside = string.Join(", ", pack.Select(Name));
        // Rounded apart, so that the two numbers never look alike.
        return estimate.AddressNeeded > room.MemoryBytes
            ? Text($"Beside {beside} it needs {Math.Ceiling(estimate.AddressNeeded / Megabyte)} MB of address space, and a run may have {Math.Floor(room.MemoryBytes / Megabyte)} MB.")
            : files > room.DiskBytes
            ? Text($"Beside {beside} it needs {Math.Ceiling(files / Megabyte)} MB of disk, and a run may have {Math.Floor(room.DiskBytes / Megabyte)} MB.")
            : estimate.CpuSecondsNeeded > room.CpuSeconds
            ? Text($"Beside {beside} it needs {Math.Ceiling(estimate.CpuSecondsNeeded)} s of CPU time, and a run may have {Math.Floor(room.CpuSeconds)} s.")
            : null;
    }

    private static PlannedRun Run(List<Placed> places)
    {
        var names = places.ConvertAll(Name);
        var inputs = new List<SourceRead> { places[0].Step.Work.Reads[0] };
        var parts = new List<RunPart>();
        if (places.TrueForAll(place => place.Step.Work.Reads.SequenceEqual(places[0].Step.Work.Reads)))
            return Named(places, names, places[0].Step.Work.Reads, [.. places.Select(place => place.Step.Part)]);
        foreach (var place in places)
        {
            parts.Add(place.Step.Part with { Output = Shifted.Output(place.Step.Work.Output, inputs.Count - 1) });
            inputs.AddRange(place.Step.Work.Reads.Skip(1));
        }
        return Named(places, names, inputs, parts);
    }

    private static PlannedRun Named(List<Placed> places, List<string> names, IReadOnlyList<SourceRead> inputs, IReadOnlyList<RunPart> parts)
    {
        var what = inputs[0] == SourceRead.Whole ? "the whole source" : inputs[0].KeyFramesOnly ? "the key frames" : "the same places";
        return new PlannedRun
        {
            Name = string.Join(" + ", names),
            Inputs = inputs,
            Parts = parts,
            Reasons = places.Count == 1
                ? [places[0].Why]
                : [$"One reading of {what} for {string.Join(", ", names)}.", .. places.Zip(names, (place, name) => $"{name}: {place.Why}")],
        };
    }

    private static string Name(Placed place) => place.Step.Completes is null ? place.Step.Output : $"{place.Step.Output} (measure)";

    /// <summary>What the measurement will complete: as planned without it.</summary>
    private static PlannedRun Waiting(OutputPlan plan, List<PlannedRun> runs) => PlannedRun.Of(plan.Make) with
    {
        After = runs.First(run => run.Parts.Any(part => ReferenceEquals(part.Completes, plan.Make))).Name,
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private sealed record Placed(PlannedStep Step, string Shares, string Reason)
    {
        /// <summary>For a branch: what it is without a film to be beside.</summary>
        public Placed? Seek { get; init; }

        /// <summary>Why it began a run of its own though others read the same; null: none did, or it is in theirs.</summary>
        public string? Lack { get; init; }

        /// <summary>All there is to say of its place.</summary>
        public string Why => Lack is null ? Reason : $"{Reason} {Lack}";

        /// <summary>Goes on as long as the picture does.</summary>
        public bool IsFilm => Seek is null && Step.ReadsWhole && Step.DecodesPicture;
    }
}
