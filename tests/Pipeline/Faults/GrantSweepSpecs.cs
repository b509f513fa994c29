using MediaFunctions.Processing;
using MediaFunctions.Processing.Jobs.Sweep;
using MediaFunctions.Processing.Uploads.Grants;

namespace MediaFunctions.Tests.Pipeline.Faults;

/// <summary>How long an upload grant is known.</summary>
[Collection(FaultCollection.Name)]
public sealed class GrantSweepSpecs(FaultFixture fixture)
{
    [Fact]
    public async Task A_grant_redeemed_at_its_last_moment_opens_its_upload_as_long_as_that_may_take()
    {
        await using var bench = NewBench("1.00:00:00");
        var lifetime = TimeSpan.FromSeconds(1);
        var given = (await bench.Get<GrantDesk>().GiveAsync(new GrantTerms(), lifetime, Caller.Key("tests"), default)).Value!;
        await bench.Get<GrantDesk>().RedeemAsync(given.Id, Ids.NewToken(), default);
        await Task.Delay(lifetime * 1.1); // the sweep's clock is the wall's

        await SweepAsync(bench);
        var meanwhile = await bench.Get<GrantDesk>().FindAsync(given.Token, default);
        await using var later = NewBench("00:00:00.0001");
        await SweepAsync(later);
        var after = await bench.Get<GrantDesk>().FindAsync(given.Token, default);

        Assert.NotNull(meanwhile);
        Assert.Null(after);
    }

    private static Task<int> SweepAsync(Bench bench) => bench.Get<IEnumerable<ISweep>>().OfType<GrantSweep>().Single().SweepAsync(default);

    private Bench NewBench(string multipartLifetime)
    {
        var settings = fixture.Settings();
        settings["Uploads:MultipartLifetime"] = multipartLifetime;
        settings["Limits:AbandonedAfter"] = "00:00:00.0001";
        return new Bench(fixture, settings);
    }
}
