using MediaFunctions.Processing.Media;
using MediaFunctions.Processing.Planning;
using MediaFunctions.Processing.Recipes;
using MediaFunctions.Processing.Routing;
using MediaFunctions.Processing.Routing.Stream;

namespace MediaFunctions.Processing.Jobs;

/// <summary>Plans a job for each place that is set up, and lets the router choose.</summary>
public sealed class RoutePlanner(JobSettings settings, RoutingSettings routing, StreamSettings stream, WorkPlace place, PlanEstimator estimator)
{
    private const string Sent = "It was sent to the container.";

    private RunRoom ContainerRoom => new()
    {
        MemoryBytes = routing.ContainerMemoryBytes,
        FileBytes = routing.ContainerFileBytes,
        CpuSeconds = routing.ContainerTime.TotalSeconds * estimator.Vcpus(Route.Container),
    };

    /// <summary>The plan of the chosen place; or why the job can be made nowhere.</summary>
    public Result<RoutedPlan, Failure> Plan(RouteCase job)
    {
        var here = Planner.Plan(job.Recipe, job.Media, job.Room, job.Made);
        // Nothing but its files is a matter of the place.
        if (!here.Succeeded(out var plan, out var failure) && failure.Code != FailureCode.OutOfSpace)
            return failure;
        if (place.Route == Route.Container)
            return plan is null ? failure! : new RoutedPlan(plan, new RouteDecision(Route.Container, [Sent]), estimator.Of(plan, job.Media, Route.Container).Usd);

        var plans = new Dictionary<Route, JobPlan>();
        var offers = new List<RouteOffer> { Offer(job, here, Route.Here, job.Room, settings.JobTime, plans) };
        var last = failure;
        if (routing.Container)
        {
            var there = Planner.Plan(job.Recipe, job.Media, ContainerRoom, job.Made);
            offers.Add(Offer(job, there, Route.Container, ContainerRoom, routing.ContainerTime, plans));
            last = there.Error;
        }
        if (stream.IsOn)
            offers.Add(StreamOffer(job, plans));
        var decision = JobRouter.Choose(new RouteQuestion
        {
            Wish = job.Recipe.Routing.Route ?? routing.Wish,
            WishedBy = job.Recipe.Routing.Route is null ? "Routing:Route" : "The recipe",
            Deadline = job.Recipe.Routing.Deadline ?? routing.Deadline,
            Offers = offers,
        });
        return plans.TryGetValue(decision.Route, out var chosen)
            ? new RoutedPlan(chosen, decision, offers.First(offer => offer.Route == decision.Route).Usd)
            : last!;
    }

    /// <summary>What the source has for the recipe; nothing runs here.</summary>
    public static Result<JobPlan, Failure> PlanAtStream(Recipe recipe, MediaInfo media) =>
        Planner.Plan(recipe, media).Succeeded(out var plan, out var failure) ? plan with { Runs = [] } : failure;

    private RouteOffer StreamOffer(RouteCase job, Dictionary<Route, JobPlan> plans)
    {
        if (!PlanAtStream(job.Recipe, job.Media).Succeeded(out var plan, out var failure))
            return new RouteOffer(Route.Stream, 0, 0) { Objection = failure.Message, Impossible = true };
        plans[Route.Stream] = plan;
        var objection = job.NotAtStream ?? StreamRecipe.Objection(job.Recipe, job.Media);
        var estimate = estimator.Of(plan, job.Media, Route.Stream);
        return new RouteOffer(Route.Stream, estimate.WallSeconds!.Value, estimate.Usd)
        {
            Objection = objection,
            Impossible = objection is not null,
            With = "a month of its storage included, and what viewers watch not",
        };
    }

    private RouteOffer Offer(
        RouteCase job, Result<JobPlan, Failure> planned, Route route, RunRoom room, TimeSpan jobTime, Dictionary<Route, JobPlan> plans)
    {
        if (!planned.Succeeded(out var plan, out var failure))
            return new RouteOffer(route, 0, 0) { Objection = failure.Message, Impossible = true };
        plans[route] = plan;
        var estimate = estimator.Of(plan, job.Media, route);
        var seconds = estimate.WallSeconds!.Value;
        var offer = new RouteOffer(route, seconds, estimate.Usd)
        {
            Objection = route == Route.Here && job.Misjudged
                ? "It ran into the limits here before."
                : RoomCheck.Objection(plan, job.Media, room, route) ?? RoomCheck.TimeObjection(seconds, jobTime, route),
        };
        return route == Route.Here ? offer : offer with
        {
            Seconds = seconds + routing.ContainerStart.TotalSeconds,
            Usd = estimate.Usd + estimator.ContainerUsd(routing.ContainerStart),
            With = $"its start of {Words.Time(routing.ContainerStart.TotalSeconds)} included",
        };
    }
}
