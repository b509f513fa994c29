using MediaFunctions.Processing;
using MediaFunctions.Processing.Delivery.Prices;
using MediaFunctions.Processing.Jobs;
using MediaFunctions.Processing.Jobs.Explaining;
using MediaFunctions.Processing.Media;
using MediaFunctions.Processing.Recipes;
using MediaFunctions.Processing.Routing;
using MediaFunctions.Processing.Routing.Stream;
using MediaFunctions.Processing.Streaming;
using MediaFunctions.Tests.Processing.Media;
using MediaFunctions.Tests.Samples;
using Microsoft.Extensions.Logging.Abstractions;

namespace MediaFunctions.Tests.Processing.Jobs.Explaining;

/// <summary>design: POST /api/plan and ./run explain. A real ffprobe over the real source server.</summary>
public sealed class PlanExplainerSpecs : IAsyncDisposable
{
    private readonly DirectRunner runner = new();
    private readonly SourceServer server = new(new StreamingOptions(), TimeProvider.System, NullLoggerFactory.Instance);

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task A_plan_tells_of_every_run_what_it_reads_decodes_filters_and_writes()
    {
        var plan = await ExplainAsync(Containers.Mp4, """{"outputs":{"t":{"kind":"thumbnail","at":"2s","width":160},"a":{"kind":"audio"}}}""");

        Assert.Equal("r", plan.Recipe);
        Assert.Equal(Route.Here, plan.Route);
        Assert.Equal((320, 240), (plan.Source.Width, plan.Source.Height));
        Assert.Equal(["t", "a"], plan.Runs.Select(run => run.Name));
        var thumbnail = plan.Runs[0];
        var read = Assert.Single(thumbnail.Inputs);
        Assert.Equal(("source", "one-frame", 2d, true), (read.Object, read.Reads, read.SeekSeconds, read.Exact));
        Assert.Equal("the frame at 2 s", read.Summary);
        Assert.StartsWith("video 0: h264 320x240 at 25 frames/s", Assert.Single(thumbnail.Decodes), StringComparison.Ordinal);
        var output = Assert.Single(thumbnail.Outputs);
        Assert.Equal(("t", "thumbnail", "t.jpg", "image/jpeg", 160, 120), (output.Name, output.Kind, output.File, output.ContentType, output.Width, output.Height));
        Assert.StartsWith("scale=160:120", Assert.Single(output.Filters), StringComparison.Ordinal);
        Assert.NotEmpty(output.Fallbacks);
        Assert.Equal(["the whole source"], plan.Runs[1].Inputs.Select(input => input.Summary));
        Assert.StartsWith("audio 1: aac", Assert.Single(plan.Runs[1].Decodes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_runs_but_the_probe()
    {
        await ExplainAsync(Containers.Mp4, """{"outputs":{"t":{"kind":"thumbnail"},"a":{"kind":"audio"}}}""");

        Assert.NotEmpty(runner.Ran);
        Assert.All(runner.Ran, program => Assert.Equal("ffprobe", program));
    }

    [Fact]
    public async Task The_probe_of_a_large_file_reads_little_of_it()
    {
        var source = new FileObject(await RealUploads.Large.PathAsync());

        await ExplainAsync(source, """{"outputs":{"a":{"kind":"audio"}}}""");

        Assert.InRange(source.BytesRead, 1, source.SizeBytes / 4);
    }

    [Fact]
    public async Task A_merge_is_one_run_that_decodes_once_and_says_why()
    {
        var plan = await ExplainAsync(
            Containers.Mp4, """{"outputs":{"a":{"kind":"audio"},"b":{"kind":"audio","format":"opus"},"t":{"kind":"thumbnail"}}}""");

        Assert.Equal(["a + b", "t"], plan.Runs.Select(run => run.Name));
        Assert.Single(plan.Runs[0].Decodes);
        Assert.Equal(["a.mp3", "b.opus"], plan.Runs[0].Outputs.Select(output => output.File));
        Assert.Contains("One reading of the whole source for a, b.", plan.Reasons);
        Assert.Contains(plan.Reasons, reason => reason.StartsWith("t: An input of its own", StringComparison.Ordinal));
        Assert.All(plan.Runs, run => Assert.NotEmpty(run.Reasons));
    }

    [Fact]
    public async Task The_arguments_show_neither_an_address_nor_a_folder_of_this_machine()
    {
        var plan = await ExplainAsync(Containers.Mp4, """{"outputs":{"t":{"kind":"thumbnail"},"a":{"kind":"audio"}}}""");

        Assert.All(plan.Runs, run =>
        {
            Assert.Contains("-i \"source\"", run.Arguments, StringComparison.Ordinal);
            Assert.DoesNotContain("127.0.0.1", run.Arguments, StringComparison.Ordinal);
            Assert.DoesNotContain("http:", run.Arguments, StringComparison.Ordinal);
            Assert.DoesNotContain("\"/", run.Arguments, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task The_estimate_is_of_the_whole_job_and_each_run_has_its_own()
    {
        var plan = await ExplainAsync(Containers.Mp4, """{"outputs":{"t":{"kind":"thumbnail"},"a":{"kind":"audio"}}}""");

        var runs = plan.Runs.Select(run => run.Estimate).ToList();
        Assert.InRange(plan.Estimate.CpuSeconds, runs.Sum(run => run.CpuSeconds), runs.Sum(run => run.CpuSeconds) + 1); // the probe, too
        Assert.InRange(plan.Estimate.BytesWritten, runs.Sum(run => run.BytesWritten), runs.Sum(run => run.BytesWritten) + 100_000); // the manifest, too
        Assert.Equal(runs.Max(run => run.MemoryBytes), plan.Estimate.MemoryBytes);
        Assert.Equal(plan.Source.Size, plan.Estimate.BytesRead); // it fits the cache: whatever reads it, it is fetched once
        Assert.InRange(plan.Estimate.Usd, runs.Sum(run => run.Usd), 1);
        Assert.All(runs, run => Assert.True(run is { Usd: > 0, WallSeconds: null }));
        Assert.InRange(plan.Estimate.WallSeconds!.Value, 0.1, 100);
        Assert.Equal(PriceList.BuiltIn.Label, plan.PriceList);
    }

    [Fact]
    public async Task An_output_that_the_source_cannot_give_is_skipped_with_its_reason()
    {
        var plan = await ExplainAsync(RealUploads.SilentFilm, """{"outputs":{"t":{"kind":"thumbnail"},"a":{"kind":"audio"}}}""");

        var skipped = Assert.Single(plan.Skipped);
        Assert.Equal(("a", "The source has no sound."), (skipped.Name, skipped.Reason));
        Assert.Equal(["t"], plan.Runs.Select(run => run.Name));
    }

    [Fact]
    public async Task What_a_job_would_fail_with_at_once_is_the_answer()
    {
        Assert.Equal(FailureCode.NotMedia, await FailureAsync(BadInput.Text, new MediaLimits()));
        Assert.Equal(FailureCode.TooLong, await FailureAsync(Containers.Mp4, new MediaLimits { MaxDurationSeconds = 2 }));
        Assert.Equal(FailureCode.NoOutput, await FailureAsync(RealUploads.SilentFilm, new MediaLimits()));
    }

    /// <summary>The sample is a video of 3 seconds.</summary>
    private const string Book = """
        { "recipes": {
            "long": { "outputs": { "sound": { "kind": "audio" } } },
            "short": { "outputs": { "still": { "kind": "thumbnail" } } } },
          "rules": [
            { "prefix": "films/", "minDuration": "01:00:00", "recipe": "long" },
            { "prefix": "films/", "type": "video/*", "maxDuration": "90s", "recipe": "short" },
            { "prefix": "clips/", "type": "video/*", "recipe": "short" },
            { "prefix": "sounds/", "type": "audio/*", "recipe": "long" } ] }
        """;

    [Theory]
    [InlineData("clips/a.mp4", null, "short", null)]
    [InlineData("films/a.mp4", null, "short", "The source is video/mp4 of 3 s, which the rule of recipe 'long' does not take: 'short' makes it.")]
    [InlineData("films/a.mp4", "long", "long", null)]
    public async Task The_recipe_is_that_which_a_job_would_make_once_it_had_looked_into_the_source(string key, string? wish, string recipe, string? why)
    {
        Assert.True((await ExplainByRulesAsync(key, wish)).Succeeded(out var plan, out _));

        Assert.Equal(recipe, plan.Recipe);
        Assert.Equal(why is null ? [] : [why], plan.Reasons.Where(reason => reason.StartsWith("The source is", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_turns_out_to_be_nothing_for_any_rule_is_told_so()
    {
        Assert.False((await ExplainByRulesAsync("sounds/a.mp4", null)).Succeeded(out _, out var end));

        Assert.Equal((FailureCode.NoSuchRecipe, true), (end.Failure.Code, end.RuleMissed));
        Assert.Contains("video/mp4 of 3 s, which no rule of the recipe book takes", end.Failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_event_would_ignore_is_told_so_without_a_look()
    {
        Assert.False((await ExplainByRulesAsync("elsewhere/a.mp4", null)).Succeeded(out _, out var end));

        Assert.Equal(FailureCode.NoSuchRecipe, end.Failure.Code);
        Assert.Contains("an event of it is ignored", end.Failure.Message, StringComparison.Ordinal);
        Assert.Empty(runner.Ran);
    }

    private async Task<Result<PlanExplanation, JobEnd>> ExplainByRulesAsync(string key, string? wish)
    {
        using var codecs = new CodecCatalog(runner);
        var source = new FileObject(await Containers.Mp4.PathAsync());
        return await Explainer(codecs, new MediaLimits()).ExplainAsync(
            source, ExplainedChoice.Of(RecipeBook.Parse(Book).Value!, key, source.SizeBytes, null, wish).Value!, null, CancellationToken.None);
    }

    private static ExplainedChoice Only(string recipe) =>
        ExplainedChoice.Of(RecipeBook.Parse($$$"""{"recipes":{"r":{{{recipe}}}}}""").Value!, "k", 1, null, "r").Value!;

    private async Task<FailureCode> FailureAsync(Sample sample, MediaLimits limits)
    {
        using var codecs = new CodecCatalog(runner);
        var explained = await Explainer(codecs, limits).ExplainAsync(
            new FileObject(await sample.PathAsync()), Only("""{"outputs":{"a":{"kind":"audio"}}}"""), null, CancellationToken.None);
        Assert.False(explained.Succeeded(out _, out var end));
        return end.Failure.Code;
    }

    private async Task<PlanExplanation> ExplainAsync(Sample sample, string recipe) =>
        await ExplainAsync(new FileObject(await sample.PathAsync()), recipe);

    private async Task<PlanExplanation> ExplainAsync(ISourceObject source, string recipe)
    {
        using var codecs = new CodecCatalog(runner);
        var explained = await Explainer(codecs, new MediaLimits()).ExplainAsync(source, Only(recipe), null, CancellationToken.None);
        Assert.True(explained.Succeeded(out var plan, out var end), end?.Failure.Message);
        return plan;
    }

    private PlanExplainer Explainer(CodecCatalog codecs, MediaLimits limits) => new(
        server,
        new ServedProbe(runner, codecs, limits),
        limits,
        new JobSettings(),
        PriceList.BuiltIn,
        new PlanEstimator(new JobSettings(), new RoutingSettings(), new StreamingOptions(), PriceList.BuiltIn),
        new RoutePlanner(
            new JobSettings(),
            new RoutingSettings(),
            new StreamSettings(),
            WorkPlace.Here,
            new PlanEstimator(new JobSettings(), new RoutingSettings(), new StreamingOptions(), PriceList.BuiltIn)),
        TimeProvider.System);
}
