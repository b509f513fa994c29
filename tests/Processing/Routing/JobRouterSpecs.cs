using MediaFunctions.Processing;
using MediaFunctions.Processing.Routing;

namespace MediaFunctions.Tests.Processing.Routing;

/// <summary>design: Routing/. The table of what is chosen, and the sentences that say why.</summary>
public sealed class JobRouterSpecs
{
    private const string TooLarge = "The run hls needs about 2000 MB of address space, and one here may have 1342 MB.";

    private static readonly RouteOffer Here = new(Route.Here, 500, 0.028m);
    private static readonly RouteOffer Container = new(Route.Container, 190, 0.024m) { With = "its start of 45 s included" };
    private static readonly RouteOffer Stream = new(Route.Stream, 120, 0.03m);

    [Fact]
    public void Where_there_is_one_place_it_is_that_and_the_reasons_say_what_it_takes()
    {
        Assert.Equal(
            (Route.Here, "Here it takes about 8 min and $0.028.|No other place is set up to run jobs."),
            Choose(RouteWish.Auto, Here));
    }

    [Theory]
    [InlineData(6 * 3600, Route.Container, "Of the places that are done within 6 h this is the cheapest.")]
    [InlineData(500, Route.Container, "Of the places that are done within 8 min this is the cheapest.")]
    [InlineData(300, Route.Container, "Of the places that are done within 5 min this is the cheapest.")]
    [InlineData(150, Route.Stream, "No other place is done within 3 min.")]
    [InlineData(60, Route.Stream, "No place is done within 60 s: this is the fastest.")]
    public void The_cheapest_within_the_deadline_is_chosen_and_where_none_is_in_time_the_fastest(int deadline, Route expected, string why)
    {
        var (route, reasons) = Choose(RouteWish.Auto, TimeSpan.FromSeconds(deadline), Here, Container, Stream);

        Assert.Equal(expected, route);
        Assert.Contains(why, reasons.Split('|'));
    }

    [Fact]
    public void What_the_others_would_take_is_told_too()
    {
        Assert.Equal(
            (Route.Container,
            "In the container it takes about 3 min and $0.024, its start of 45 s included.|Of the places that are done within 6 h this is the cheapest.|"
            + "Here it takes about 8 min and $0.028.|At Cloudflare Stream it takes about 120 s and $0.030."),
            Choose(RouteWish.Auto, Here, Container, Stream with { Seconds = 119.9 }));
    }

    [Fact]
    public void A_place_that_something_speaks_against_is_not_chosen_however_cheap_it_is()
    {
        Assert.Equal(
            (Route.Container, $"In the container it takes about 3 min and $0.024, its start of 45 s included.|No other place can make it.|{TooLarge}"),
            Choose(RouteWish.Auto, Here with { Usd = 0.001m, Objection = TooLarge }, Container));
    }

    [Fact]
    public void Where_something_speaks_against_every_place_the_first_that_can_be_tried_is()
    {
        var (route, reasons) = Choose(
            RouteWish.Auto, Here with { Objection = TooLarge, Impossible = true }, Container with { Objection = "It would take up to 4 h in the container, and a job may take 3 h." });

        Assert.Equal(Route.Container, route);
        Assert.EndsWith("It would take up to 4 h in the container, and a job may take 3 h.|No place is known that holds it: it is tried all the same.", reasons, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_something_speaks_against_every_place_the_fastest_is_tried()
    {
        var (route, _) = Choose(RouteWish.Auto, Here with { Objection = TooLarge }, Container with { Objection = TooLarge, Seconds = Here.Seconds / 2 });

        Assert.Equal(Route.Container, route);
    }

    [Theory]
    [InlineData(RouteWish.Here, Route.Here, "The recipe asks for this place.|Here it takes about 8 min and $0.028.")]
    [InlineData(RouteWish.Container, Route.Container, "The recipe asks for the container.|In the container it takes about 3 min and $0.024, its start of 45 s included.")]
    [InlineData(RouteWish.Stream, Route.Stream, "The recipe asks for Cloudflare Stream.|At Cloudflare Stream it takes about 2 min and $0.030.")]
    public void An_owners_word_wins_over_price_and_time(RouteWish wish, Route expected, string reasons)
    {
        Assert.Equal((expected, reasons), Choose(wish, Here, Container, Stream with { Seconds = 121 }));
    }

    [Theory]
    [InlineData(RouteWish.Container, "The recipe asks for the container, and none is set up.")]
    [InlineData(RouteWish.Stream, "The recipe asks for Cloudflare Stream, and none is set up.")]
    public void A_word_for_a_place_that_is_not_set_up_is_told_and_the_best_of_the_others_taken(RouteWish wish, string first)
    {
        var (route, reasons) = Choose(wish, Here);

        Assert.Equal(Route.Here, route);
        Assert.StartsWith(first, reasons, StringComparison.Ordinal);
    }

    [Fact]
    public void A_word_for_this_place_is_kept_though_it_is_expected_to_fail()
    {
        Assert.Equal(
            (Route.Here, $"The recipe asks for this place.|{TooLarge}|It is tried all the same."),
            Choose(RouteWish.Here, Here with { Objection = TooLarge }, Container));
    }

    [Fact]
    public void A_word_for_this_place_is_nothing_where_it_cannot_even_be_tried()
    {
        var (route, reasons) = Choose(RouteWish.Here, Here with { Objection = TooLarge, Impossible = true }, Container);

        Assert.Equal(Route.Container, route);
        Assert.StartsWith($"The recipe asks for this place.|{TooLarge}|In the container", reasons, StringComparison.Ordinal);
    }

    [Fact]
    public void A_word_for_another_place_that_cannot_make_it_gives_way_and_the_objection_is_told_once()
    {
        const string Objection = "The output audio is of kind audio, which Cloudflare Stream cannot make.";
        var (route, reasons) = Choose(RouteWish.Stream, Here, Container, Stream with { Objection = Objection });

        Assert.Equal(Route.Container, route);
        Assert.StartsWith($"The recipe asks for Cloudflare Stream.|{Objection}|In the container", reasons, StringComparison.Ordinal);
        Assert.Single(reasons.Split('|'), Objection);
    }

    private static (Route Route, string Reasons) Choose(RouteWish wish, params RouteOffer[] offers) => Choose(wish, TimeSpan.FromHours(6), offers);

    private static (Route Route, string Reasons) Choose(RouteWish wish, TimeSpan deadline, params RouteOffer[] offers)
    {
        var decision = JobRouter.Choose(new RouteQuestion { Wish = wish, WishedBy = "The recipe", Deadline = deadline, Offers = offers });
        return (decision.Route, string.Join('|', decision.Reasons));
    }
}
