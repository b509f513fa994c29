using MediaFunctions.Processing;
using MediaFunctions.Processing.Delivery;
using MediaFunctions.Processing.Delivery.Prices;
using MediaFunctions.Processing.Jobs;
using MediaFunctions.Processing.Planning;
using MediaFunctions.Processing.Planning.Estimating;
using MediaFunctions.Processing.Recipes;
using MediaFunctions.Processing.Routing;
using MediaFunctions.Processing.Streaming;
using MediaFunctions.Tests.Processing.Planning;

namespace MediaFunctions.Tests.Processing.Jobs;

public sealed class PlanEstimatorSpecs
{
    private const long Gibi = 1L << 30;

    private static readonly JobPlan Plan = Planner.Plan(
        Recipe.Parse("r", """{"outputs":{"t":{"kind":"thumbnail"},"a":{"kind":"audio"}}}""").Value!, Sources.Film).Value!;

    [Fact]
    public void More_memory_brings_more_processors_and_so_less_time_for_a_film()
    {
        var film = Planner.Plan(Recipe.Parse("r", """{"outputs":{"h":{"kind":"hls"}}}""").Value!, Sources.Film).Value!;
        var (small, large) = (Of(2 * Gibi, Route.Here, plan: film), Of(4 * Gibi, Route.Here, plan: film));

        Assert.Equal(small.CpuSeconds, large.CpuSeconds);
        var around = Coefficients.BuiltIn.Job.Of("wallSeconds");
        Assert.Equal((small.WallSeconds!.Value - around) / 2, large.WallSeconds!.Value - around, 2);
    }

    [Fact]
    public void More_processors_make_sound_hardly_sooner()
    {
        var sound = Planner.Plan(Recipe.Parse("r", """{"outputs":{"a":{"kind":"audio"}}}""").Value!, Sources.Film with { DurationSeconds = 10_000 }).Value!;
        var (one, four) = (Of(2 * Gibi, Route.Here, plan: sound), Of(8 * Gibi, Route.Here, plan: sound));

        Assert.InRange(four.WallSeconds!.Value, 0.8 * one.WallSeconds!.Value, one.WallSeconds.Value);
    }

    [Fact]
    public void In_the_container_the_container_is_what_costs()
    {
        Assert.NotEqual(Of(2 * Gibi, Route.Here).Usd, Of(2 * Gibi, Route.Container).Usd);
    }

    [Fact]
    public void A_source_that_fits_the_cache_is_fetched_once_and_a_larger_one_by_each_run()
    {
        var small = Of(2 * Gibi, Route.Here);
        var large = Of(2 * Gibi, Route.Here, new StreamingOptions { CacheBytes = 1 << 20 });

        Assert.Equal(Sources.Film.SizeBytes, small.BytesRead);
        var head = RunEstimate.HeadBytes(Sources.Film);
        Assert.Equal(head + Plan.Runs.Sum(run => RunEstimate.For(run, Sources.Film).BytesRead - head), large.BytesRead);
    }

    [Fact]
    public void A_job_takes_more_than_its_runs_its_probe_and_the_look_at_its_outputs()
    {
        var runs = Plan.Runs.Sum(run => RunEstimate.For(run, Sources.Film).CpuSeconds);

        Assert.Equal(
            runs + Coefficients.BuiltIn.Job.Of("cpuSeconds") + (2 * Coefficients.BuiltIn.Job.Of("cpuSecondsPerOutput")),
            Of(2 * Gibi, Route.Here).CpuSeconds, 2);
    }

    [Fact]
    public void A_streamed_file_beyond_8_mib_costs_a_request_for_each_of_its_parts_and_two_around_them()
    {
        var source = Sources.Film with { DurationSeconds = 3600 };
        var run = Assert.Single(Planner.Plan(
            Recipe.Parse("r", """{"outputs":{"a":{"kind":"audio","bitrate":"320k"}}}""").Value!, source).Value!.Runs);
        var requestsAlone = PriceList.BuiltIn with { FunctionGbSecond = 0, EgressGb = 0, MillionClassB = 0, MillionClassA = 1_000_000 };

        var requests = new PlanEstimator(new JobSettings(), new RoutingSettings(), new StreamingOptions(), requestsAlone).Of(run, source, Route.Here).Usd;

        Assert.True(run.Outputs[0].File.IsStreamed);
        Assert.Equal(Math.Ceiling(RunEstimate.For(run, source).BytesWritten / (8m * 1024 * 1024)) + 2, requests);
    }

    private static Estimate Of(long instanceBytes, Route route, StreamingOptions? streaming = null, JobPlan? plan = null) => new PlanEstimator(
        new JobSettings { InstanceBytes = instanceBytes }, new RoutingSettings { ContainerBytes = instanceBytes }, streaming ?? new StreamingOptions(), PriceList.BuiltIn).Of(plan ?? Plan, Sources.Film, route);
}
