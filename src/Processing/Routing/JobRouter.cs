namespace MediaFunctions.Processing.Routing;

/// <summary>Decides where a job runs: where it is cheapest within the deadline, and says why (design: Routing).</summary>
public static class JobRouter
{
    /// <summary>The place for this job, of those that are offered.</summary>
    /// <remarks>
    /// What does not fit anywhere is tried all the same, at the fastest place: estimates are the middle of what may come, and
    /// a limit ends what they were right about.
    /// </remarks>
    public static RouteDecision Choose(RouteQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        return Wished(question) ?? Cheapest(question, []);
    }

    /// <summary>By the owner's word; null where there is none, or it cannot be had.</summary>
    private static RouteDecision? Wished(RouteQuestion question)
    {
        if (question.Wish == RouteWish.Auto)
            return null;
        var asked = $"{question.WishedBy} asks for {Name(question.Wish)}";
        var route = question.Wish switch
        {
            RouteWish.Container => Route.Container,
            RouteWish.Stream => Route.Stream,
            _ => Route.Here,
        };
        if (question.Offers.FirstOrDefault(offer => offer.Route == route) is not { } wished)
            return Cheapest(question, [$"{asked}, and none is set up."]);
        if (wished.Objection is not { } objection)
            return new RouteDecision(route, [$"{asked}.", Takes(wished)]);
        // A word for this place is a word against the others; a word for another place is none for a job that cannot be there.
        return route == Route.Here && !wished.Impossible
            ? new RouteDecision(route, [$"{asked}.", objection, "It is tried all the same."])
            : Cheapest(question, [$"{asked}.", objection]);
    }

    private static RouteDecision Cheapest(RouteQuestion question, IReadOnlyList<string> before)
    {
        var objections = question.Offers.Select(offer => offer.Objection).OfType<string>().Except(before).ToList();
        var possible = question.Offers.Where(offer => offer.Objection is null).ToList();
        if (possible.Count == 0)
        {
            var fastest = question.Offers.Where(offer => !offer.Impossible).MinBy(offer => offer.Seconds) ?? question.Offers[0];
            return new RouteDecision(fastest.Route, [.. before, .. objections, "No place is known that holds it: it is tried all the same."]);
        }
        var inTime = possible.Where(offer => offer.Seconds <= question.Deadline.TotalSeconds).ToList();
        var chosen = inTime.Count > 0
            ? inTime.MinBy(offer => offer.Usd)!
            : possible.MinBy(offer => offer.Seconds)!;
        var why = inTime.Count == 0
            ? $"No place is done within {Words.Time(question.Deadline.TotalSeconds)}: this is the fastest."
            : inTime.Count > 1 ? $"Of the places that are done within {Words.Time(question.Deadline.TotalSeconds)} this is the cheapest."
            : possible.Count > 1 ? $"No other place is done within {Words.Time(question.Deadline.TotalSeconds)}."
            : question.Offers.Count > 1 ? "No other place can make it."
            : "No other place is set up to run jobs.";
        return new RouteDecision(
            chosen.Route,
            [.. before, Takes(chosen), why, .. possible.Where(offer => offer != chosen).Select(Takes), .. objections]);
    }

    private static string Takes(RouteOffer offer) =>
        $"{Place(offer.Route)} it takes about {Words.Time(offer.Seconds)} and {Words.Usd(offer.Usd)}{(offer.With is { } with ? $", {with}" : "")}.";

    private static string Place(Route route) => route switch
    {
        Route.Here => "Here",
        Route.Container => "In the container",
        Route.Stream => "At Cloudflare Stream",
        Route.Chunks => "In chunks",
        _ => throw new ArgumentOutOfRangeException(nameof(route), route, "no such route"),
    };

    private static string Name(RouteWish wish) => wish switch
    {
        RouteWish.Here => "this place",
        RouteWish.Container => "the container",
        _ => "Cloudflare Stream",
    };
}
