using MediaFunctions.Processing;
using MediaFunctions.Tests.Samples;

namespace MediaFunctions.Tests.Processing.Jobs;

/// <summary>Where a third place is set up: what goes to Cloudflare Stream, what cannot, and the sentences that say so.</summary>
public sealed class StreamRouteSpecs
{
    private static readonly (string, string)[] Account =
        [("Stream:AccountId", "0123456789abcdef0123456789abcdef"), ("Stream:ApiToken", "none")];

    [Fact]
    public async Task Its_price_is_weighed_against_the_others_where_it_can_make_the_recipe()
    {
        await using var explainer = new RoutedExplainer(Account);

        var plan = await explainer.ExplainAsync(Heavies.TwoHours, """{"outputs":{"hls":{"kind":"hls"}}}""");

        Assert.Equal(Route.Container, plan.Route);
        Assert.Contains(plan.Reasons, reason => reason.StartsWith("At Cloudflare Stream it takes about", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_recipe_that_asks_for_it_goes_there_and_nothing_runs_here()
    {
        await using var explainer = new RoutedExplainer(Account);

        var plan = await explainer.ExplainAsync(Heavies.TwoHours, """{"route":"stream","outputs":{"hls":{"kind":"hls"}}}""");

        Assert.Equal((Route.Stream, "The recipe asks for Cloudflare Stream."), (plan.Route, plan.Reasons[0]));
        Assert.Empty(plan.Runs);
    }

    [Fact]
    public async Task What_it_cannot_make_goes_elsewhere_and_the_reasons_name_the_output()
    {
        await using var explainer = new RoutedExplainer(Account);

        var plan = await explainer.ExplainAsync(Heavies.Av1FourK, """{"preset":"vod","route":"stream"}""");

        Assert.Equal(Route.Container, plan.Route);
        Assert.Equal("The recipe asks for Cloudflare Stream.", plan.Reasons[0]);
        Assert.Matches("^Cloudflare Stream .*'(poster|placeholder|storyboard|preview)'", plan.Reasons[1]);
    }

    [Fact]
    public async Task Sound_is_nothing_for_it()
    {
        await using var explainer = new RoutedExplainer(Account);

        var plan = await explainer.ExplainAsync(Heavies.ThreeHours, """{"outputs":{"hls":{"kind":"hls"}}}""");

        Assert.Equal(Route.Here, plan.Route);
        Assert.Contains("Cloudflare Stream takes films only.", plan.Reasons);
    }
}
