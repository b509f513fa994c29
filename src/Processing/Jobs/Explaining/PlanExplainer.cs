using MediaFunctions.Processing.Delivery;
using MediaFunctions.Processing.Delivery.Prices;
using MediaFunctions.Processing.Media;
using MediaFunctions.Processing.Planning;
using MediaFunctions.Processing.Recipes;
using MediaFunctions.Processing.Streaming;

namespace MediaFunctions.Processing.Jobs.Explaining;

/// <summary>EXPLAIN: probes an object, wherever it is, and plans what a recipe would make of it. Nothing else runs.</summary>
public sealed class PlanExplainer(
    SourceServer server,
    ServedProbe probe,
    MediaLimits limits,
    JobSettings settings,
    PriceList prices,
    PlanEstimator estimator,
    RoutePlanner planner,
    TimeProvider clock)
{
    /// <summary>The plan, or the end that a job would come to before anything runs.</summary>
    /// <param name="choice">The recipe, as far as it is known.</param>
    /// <param name="objection">What else speaks against the recipe that it becomes; null: nothing is looked for.</param>
    public async Task<Result<PlanExplanation, JobEnd>> ExplainAsync(
        ISourceObject source,
        ExplainedChoice choice,
        Func<Recipe, MediaInfo, CancellationToken, Task<Failure?>>? objection,
        CancellationToken cancellationToken)
    {
        if (choice.Ignored is { } ignored)
            return ignored;
        await using var served = await server.ServeAsync(source, cancellationToken);
        try
        {
            if (!(await probe.ProbeAsync(new RunTotals(clock), served, cancellationToken)).Succeeded(out var media, out var end))
                return end;
            if (new LimitChecker(limits).Check(media) is { } excess)
                return JobEnd.Failed(excess);
            if (!choice.AfterProbe(media).Succeeded(out var chosen, out end))
                return end;
            if (objection is not null && await objection(chosen.Recipe, media, cancellationToken) is { } broken)
                return JobEnd.Failed(broken);
            return planner.Plan(new RouteCase(chosen.Recipe, media, settings.Room)).Succeeded(out var routed, out var failure)
                ? Explain(chosen.Recipe, chosen.Reason, media, routed)
                : JobEnd.Failed(failure);
        }
        catch (StorageUnavailableException e)
        {
            return JobEnd.Failed(Faults.Diagnose(e));
        }
    }

    private PlanExplanation Explain(Recipe recipe, string? choice, MediaInfo media, RoutedPlan routed)
    {
        var (plan, route, _) = routed;
        return new PlanExplanation
        {
            Recipe = recipe.Name,
            Source = media.ForManifest(),
            Route = route.Route,
            Runs = [.. plan.Runs.Select(run => Explain(run, media, route.Route))],
            Estimate = estimator.Of(plan, media, route.Route),
            PriceList = prices.Label,
            Reasons = [.. choice is null ? [] : new[] { choice }, .. route.Reasons, .. plan.Runs.SelectMany(Reasons)],
            Skipped = [.. plan.Skipped.Select(skipped => new ManifestSkip(skipped.Output, skipped.Reason))],
        };
    }

    /// <summary>A run of several outputs names them itself.</summary>
    private static IEnumerable<string> Reasons(PlannedRun run) =>
        run.Parts.Count > 1 ? run.Reasons : run.Reasons.Select(reason => $"{run.Name}: {reason}");

    private ExplainedRun Explain(PlannedRun run, MediaInfo media, Route route) => new()
    {
        Name = run.Name,
        After = run.After,
        Inputs = [.. run.Inputs.Select(ExplainedInput.Of)],
        Decodes = DecodedStreams.Of(run, media),
        Outputs = [.. run.Parts.Select(ExplainedOutput.Of)],
        Estimate = estimator.Of(run, media, route),
        Reasons = run.Reasons,
        Arguments = PublicArguments.Of(run, media, limits),
    };
}
