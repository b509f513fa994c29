using MediaFunctions.Processing;
using MediaFunctions.Tests.Samples;

namespace MediaFunctions.Tests.Processing.Jobs;

/// <summary>Uploads whose size says little of their work: each goes where it should, and EXPLAIN says why.</summary>
public sealed class HeavyRouteSpecs
{
    private const string Default = """{"preset":"default"}""";
    private const string Vod = """{"preset":"vod"}""";
    private const string Podcast = """{"preset":"podcast"}""";

    private const string Cheapest = "Of the places that are done within 6 h this is the cheapest.";

    public static TheoryData<Sample, string, Route> Routes => new()
    {
        { Heavies.Phone, Default, Route.Here },
        { Heavies.Phone, Vod, Route.Here },
        { Heavies.Av1FourK, Default, Route.Here },
        { Heavies.Av1FourK, Vod, Route.Container },
        { Heavies.EightK, Default, Route.Here },
        { Heavies.EightK, Vod, Route.Here },
        { Heavies.ThreeHours, Default, Route.Here },
        { Heavies.ThreeHours, Podcast, Route.Here },
        { Heavies.TwoHours, Default, Route.Here },
        { Heavies.TwoHours, Vod, Route.Container },
    };

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Each_upload_goes_where_its_work_is_cheapest(Sample sample, string recipe, Route expected)
    {
        await using var explainer = new RoutedExplainer();

        Assert.Equal(expected, (await explainer.ExplainAsync(sample, recipe)).Route);
    }

    [Fact]
    public async Task A_megabyte_of_4K_in_av1_is_minutes_of_work_which_more_cores_do_sooner_and_cheaper()
    {
        await using var explainer = new RoutedExplainer();

        var plan = await explainer.ExplainAsync(Heavies.Av1FourK, Vod);

        Assert.InRange(plan.Source.Size, 500_000, 1_300_000);
        Assert.InRange(plan.Estimate.CpuSeconds, 300, 700);
        Assert.StartsWith("In the container it takes about", plan.Reasons[0], StringComparison.Ordinal);
        Assert.EndsWith("its start of 45 s included.", plan.Reasons[0], StringComparison.Ordinal);
        Assert.Equal(Cheapest, plan.Reasons[1]);
        Assert.Matches(@"^Here it takes about \d+ min and \$0\.\d+\.$", plan.Reasons[2]);
    }

    [Fact]
    public async Task A_film_of_two_hours_can_be_made_in_the_container_alone()
    {
        await using var explainer = new RoutedExplainer();

        var plan = await explainer.ExplainAsync(Heavies.TwoHours, Vod);

        Assert.Equal("No other place can make it.", plan.Reasons[1]);
        Assert.Matches(@"^The run hls needs up to [\d.]+ h of CPU time, and one here may have 20 min\.$", plan.Reasons[2]);
        Assert.InRange(plan.Estimate.WallSeconds!.Value, 20 * 60, 60 * 60);
    }

    [Fact]
    public async Task Without_a_container_the_film_is_tried_here_and_the_reasons_say_what_speaks_against_it()
    {
        await using var explainer = new RoutedExplainer(("Routing:Container", "false"));

        var plan = await explainer.ExplainAsync(Heavies.TwoHours, Vod);

        Assert.Equal(Route.Here, plan.Route);
        Assert.Contains("No place is known that holds it: it is tried all the same.", plan.Reasons);
    }

    [Fact]
    public async Task Three_hours_of_sound_stay_here_since_more_cores_would_wait_for_one_encoder()
    {
        await using var explainer = new RoutedExplainer();

        var plan = await explainer.ExplainAsync(Heavies.ThreeHours, Podcast);

        Assert.StartsWith("Here it takes about", plan.Reasons[0], StringComparison.Ordinal);
        Assert.Equal(Cheapest, plan.Reasons[1]);
        Assert.StartsWith("In the container it takes about", plan.Reasons[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pictures_of_8K_that_do_not_fit_a_small_instance_go_to_the_container_for_their_memory()
    {
        await using var explainer = new RoutedExplainer(("Limits:MemoryBytes", $"{512 << 20}"), ("Limits:InstanceBytes", $"{1 << 30}"));

        var plan = await explainer.ExplainAsync(Heavies.EightK, Vod);

        Assert.Equal(Route.Container, plan.Route);
        Assert.Equal("No other place can make it.", plan.Reasons[1]);
        Assert.Matches(@"^The run .+ needs about \d+ MB of address space, and one here may have 537 MB\.$", plan.Reasons[2]);
    }

    [Theory]
    [InlineData("container", "The recipe asks for the container.", Route.Container)]
    [InlineData("here", "The recipe asks for this place.", Route.Here)]
    public async Task A_recipe_says_where_its_jobs_run(string word, string reason, Route expected)
    {
        await using var explainer = new RoutedExplainer(("Routing:Route", "auto"));

        var plan = await explainer.ExplainAsync(Heavies.Phone, $$"""{"preset":"default","route":"{{word}}"}""");

        Assert.Equal((expected, reason), (plan.Route, plan.Reasons[0]));
    }

    [Fact]
    public async Task The_setting_speaks_for_recipes_that_say_nothing_and_for_no_other()
    {
        await using var explainer = new RoutedExplainer(("Routing:Route", "container"));

        var silent = await explainer.ExplainAsync(Heavies.Phone, Default);
        var decided = await explainer.ExplainAsync(Heavies.Phone, """{"preset":"default","route":"here"}""");
        var free = await explainer.ExplainAsync(Heavies.Phone, """{"preset":"default","route":"auto"}""");

        Assert.Equal((Route.Container, "Routing:Route asks for the container."), (silent.Route, silent.Reasons[0]));
        Assert.Equal((Route.Here, "The recipe asks for this place."), (decided.Route, decided.Reasons[0]));
        Assert.Equal(Route.Here, free.Route);
    }

    [Fact]
    public async Task A_deadline_that_this_place_misses_sends_a_job_to_the_dearer_one()
    {
        await using var explainer = new RoutedExplainer();

        var plan = await explainer.ExplainAsync(Heavies.EightK, """{"preset":"vod","deadline":"70s"}""");

        Assert.Equal(Route.Container, plan.Route);
        Assert.Equal("No other place is done within 70 s.", plan.Reasons[1]);
    }

    [Fact]
    public async Task The_deadline_of_the_settings_holds_where_a_recipe_has_none()
    {
        await using var explainer = new RoutedExplainer(("Routing:Deadline", "00:01:10"));

        Assert.Equal(Route.Container, (await explainer.ExplainAsync(Heavies.EightK, Vod)).Route);
        Assert.Equal(Route.Here, (await explainer.ExplainAsync(Heavies.EightK, """{"preset":"vod","deadline":"2h"}""")).Route);
    }

    [Fact]
    public async Task A_deadline_that_nobody_meets_takes_the_fastest()
    {
        await using var explainer = new RoutedExplainer();

        var plan = await explainer.ExplainAsync(Heavies.TwoHours, """{"preset":"vod","deadline":"10m"}""");

        Assert.Equal(Route.Container, plan.Route);
        Assert.Equal("No place is done within 10 min: this is the fastest.", plan.Reasons[1]);
    }
}
