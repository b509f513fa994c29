using MediaFunctions.Api.Jobs;
using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Ledger.Budget;
using Microsoft.Extensions.DependencyInjection;

namespace MediaFunctions.Tests.Api;

/// <summary>A job that waits under a ceiling of cost says so, and an operator lets it go on.</summary>
[Collection(PartsCollection.Name)]
public sealed class ReleaseSpecs(PartsFixture fixture)
{
    private static readonly Caller Ann = Caller.Subject("https://issuer.example.com/", "ann");

    private static readonly JobHold Hold = new(BudgetCeiling.Caller, "It would cost about $2.00, and ...", 2, DateTimeOffset.UnixEpoch)
    {
        Caller = Ann.Id,
    };

    private JobStore Jobs => fixture.Api.Services.GetRequiredService<JobStore>();

    [Fact]
    public async Task A_job_that_waits_shows_why_and_is_released_once()
    {
        var row = await InsertAsync(JobState.Queued, Hold);
        var address = $"/api/jobs/{row.Job.JobId}";

        var waiting = await (await fixture.Api.SendAsync("GET", address)).JsonAsync();
        var released = await fixture.Api.SendAsync("POST", $"{address}/release");
        var again = await fixture.Api.SendAsync("POST", $"{address}/release");

        Assert.Equal("queued", (string?)waiting["state"]);
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse("""{"ceiling":"caller","reason":"It would cost about $2.00, and ...","usd":2,"since":"1970-01-01T00:00:00+00:00"}"""),
            waiting["hold"]));
        Assert.Equal(HttpStatusCode.Accepted, released.StatusCode);
        Assert.Null((await released.JsonAsync())["hold"]);
        await again.ProblemAsync(HttpStatusCode.Conflict, "conflict");
        Assert.Equal((true, null), ((await Jobs.GetAsync(row.Job.JobId, default))!.Released, (await Jobs.GetAsync(row.Job.JobId, default))!.Hold));
    }

    [Theory]
    [InlineData(JobState.Queued)]
    [InlineData(JobState.Processing)]
    [InlineData(JobState.Succeeded)]
    public async Task A_job_that_waits_for_nothing_is_not_released(JobState state)
    {
        var row = await InsertAsync(state, null);

        var answer = await fixture.Api.SendAsync("POST", $"/api/jobs/{row.Job.JobId}/release");

        await answer.ProblemAsync(HttpStatusCode.Conflict, "conflict");
        Assert.Equal(row.ETag, (await Jobs.GetAsync(row.Job.JobId, default))!.ETag);
    }

    [Fact]
    public async Task A_job_that_is_not_there_is_not_released()
    {
        var answer = await fixture.Api.SendAsync("POST", $"/api/jobs/{Ids.NewAssetId()}-0123456789ab/release");

        await answer.ProblemAsync(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task Whoever_has_no_key_is_told_that_it_waits_and_no_amount()
    {
        var row = await InsertAsync(JobState.Queued, Hold);
        var viewer = fixture.Api.Services.GetRequiredService<JobViewer>();

        var seen = viewer.View(row, Ann, "").Hold!;

        Assert.Equal((BudgetCeiling.Caller, null, Hold.Since), (seen.Ceiling, seen.Usd, seen.Since));
        Assert.DoesNotContain("$", seen.Reason, StringComparison.Ordinal);
        Assert.Equal(2, viewer.View(row, Caller.Key("alice"), "").Hold?.Usd);
    }

    [Fact]
    public void Only_keys_release() => Assert.Equal(Access.Key, ReleaseJob.Endpoint.Access);

    [Fact]
    public async Task Who_sees_a_job_sees_its_estimates_by_list_prices_and_only_a_key_what_it_has_cost()
    {
        var viewer = fixture.Api.Services.GetRequiredService<JobViewer>();
        var row = (await InsertAsync(JobState.Succeeded, null)) with
        {
            RouteReasons = ["Here it takes about 12 s and $0.0003."],
            ReceiptJson = """{"bytesRead":5}""",
        };

        var (seen, all) = (viewer.View(row, Ann, ""), viewer.View(row, Caller.Key("alice"), ""));

        Assert.Equal((row.RouteReasons, null), (seen.RouteReasons, seen.Receipt));
        Assert.Equal(5, all.Receipt?.BytesRead);
    }

    private async Task<JobRow> InsertAsync(JobState state, JobHold? hold) => (await Jobs.InsertAsync(
        SampleRows.Of(Ann, 2008) with { State = state, Hold = hold },
        default))!;
}
