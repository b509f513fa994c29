using MediaFunctions.Bench.Costs;

namespace MediaFunctions.Tests.Repository.Costs;

/// <summary>Bills of the page are receipts times uploads, and what receipts do not count.</summary>
public sealed class BillSpecs
{
    private static readonly Tariff Prices = Tariff.Read(Repo.Root);
    private static readonly FactsBook Facts = new(Measurements.Newest(Repo.File("bench", "Costs", "measured")));

    private static JobFacts Minute(string recipe) => Facts.Of(recipe, CostRecipes.Film, 60);

    [Theory]
    [InlineData("poster")]
    [InlineData("vod")]
    public void A_bill_has_of_each_upload_what_its_receipt_says(string recipe)
    {
        var parts = Minute(recipe).Cost(Prices).Parts;

        var bill = Bill.Of(Minute(recipe), 1_000_000, Prices);

        Assert.Equal(parts.Function!.Value * 1_000_000, bill.Line(Bill.Work).Usd, 2);
        Assert.Equal((double)parts.Egress * 1e6, (double)bill.Line(Bill.Egress).Usd, (double)parts.Egress * 1e4);
        Assert.Equal((double)parts.Queue * 1e6, (double)bill.Line(Bill.Queue).Usd, (double)parts.Queue * 1e4);
    }

    [Fact]
    public void A_free_grant_is_given_once()
    {
        var bill = Bill.Of(Minute("vod"), 10_000_000, Prices);

        var saved = new[] { Bill.Work, "HTTP calls' time", "the sweep's time" }.Sum(name => bill.Line(name).Saved);

        Assert.Equal(Prices.Others.Of("freeGbSeconds") * Prices.Receipts.FunctionGbSecond, saved);
    }

    [Fact]
    public void Nobody_pays_less_than_nothing()
    {
        foreach (var uploads in new[] { 0m, 1, 1_000, 100_000, 10_000_000 })
            Assert.All(Bill.Of(Minute("default"), uploads, Prices).Lines, line => Assert.True(line.ToPay >= 0, $"{line.Name}: {line.ToPay}"));
    }

    [Fact]
    public void The_free_plan_of_the_queue_ends_where_busy_days_are_too_much_for_it()
    {
        Assert.Equal(0, Bill.Of(Minute("poster"), 50_000, Prices).Line(Bill.Queue).ToPay);
        Assert.Equal(Prices.Others.Of("workersPlan"), Bill.Of(Minute("poster"), 50_001, Prices).Line(Bill.Queue).ToPay);
    }

    [Fact]
    public void Egress_is_charged_by_steps_and_the_first_100_GB_are_free()
    {
        var egress = Prices.Others.Egress;

        Assert.Equal(0, egress.Usd(100));
        Assert.Equal(900 * 0.087m, egress.Usd(1_000));
        Assert.Equal((9_900 * 0.087m) + (10_000 * 0.083m), egress.Usd(20_000));
    }

    [Fact]
    public void A_longer_film_costs_more_and_says_that_nobody_measured_it()
    {
        var (minute, hour) = (Minute("vod"), Facts.Of("vod", CostRecipes.Film, 3600));

        Assert.True(minute.IsMeasured);
        Assert.False(hour.IsMeasured);
        Assert.True(hour.IsHeavy(Prices));
        Assert.InRange(hour.CpuSeconds / minute.CpuSeconds, 50, 70);
        Assert.InRange((double)hour.BytesWritten / minute.BytesWritten, 50, 70);
    }

    [Fact]
    public void A_change_of_places_is_found_and_the_last_one_counts()
    {
        var (uploads, firstIsCheaper) = BreakEven.Between(uploads => uploads, uploads => 5_000);

        Assert.InRange(uploads!.Value, 4_950, 5_050);
        Assert.False(firstIsCheaper);
        Assert.Equal((null, true), BreakEven.Between(_ => 1, _ => 2));
    }
}
