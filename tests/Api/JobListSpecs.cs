using MediaFunctions.Processing.Ledger;
using Microsoft.Extensions.DependencyInjection;

namespace MediaFunctions.Tests.Api;

/// <summary>Listing with filters: real tables, each test with jobs of a year that no other test has.</summary>
[Collection(PartsCollection.Name)]
public sealed class JobListSpecs(PartsFixture fixture)
{
    private const string Ann = "subject:https://issuer.example.com/|ann";
    private const string Ben = "subject:https://issuer.example.com/|ben";

    private JobStore Jobs => fixture.Api.Services.GetRequiredService<JobStore>();

    private JobLister Lister => fixture.Api.Services.GetRequiredService<JobLister>();

    [Fact]
    public async Task A_day_is_meant_whole_and_a_time_to_the_moment()
    {
        var day = Year(2005);
        var first = await InsertAsync(day);
        var noon = await InsertAsync(day.AddHours(12));
        var last = await InsertAsync(day.AddHours(24).AddMilliseconds(-1));
        await InsertAsync(day.AddHours(24));
        await InsertAsync(day.AddMilliseconds(-1));

        Assert.Equal([last, noon, first], await ListAsync("from=2005-06-01&to=2005-06-01"));
        Assert.Equal([noon], await ListAsync("from=2005-06-01T00:00:00.001Z&to=2005-06-01T23:59:59.999Z"));
        Assert.Equal([last, noon], await ListAsync("from=2005-06-01T14:00:00%2B02:00&to=2005-06-01"));
    }

    [Fact]
    public async Task State_recipe_and_asset_all_must_hold_page_by_page()
    {
        var day = Year(2004);
        var asset = Ids.NewAssetId();
        var wanted = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            wanted.Insert(0, await InsertAsync(day.AddHours(i), recipe: "one", assetId: asset, generation: i));
            await InsertAsync(day.AddHours(i), recipe: "two", assetId: asset);
            await InsertAsync(day.AddHours(i), recipe: "one");
        }
        await InsertAsync(day.AddHours(9), recipe: "one", assetId: asset, generation: 9, state: JobState.Failed);

        Assert.Equal(wanted, await ListAsync($"asset={asset}&recipe=one&status=cancelled&top=2"));
        Assert.Equal(wanted[1..2], await ListAsync($"asset={asset}&recipe=one&status=cancelled&from=2004-06-01T01:00:00Z&to=2004-06-01T02:00:00Z"));
        Assert.Equal(6, (await ListAsync("recipe=one&status=cancelled&from=2004-06-01&to=2004-06-01&top=4")).Count);
    }

    [Fact]
    public async Task An_owner_lists_only_what_is_its_own_by_whatever_filter()
    {
        var day = Year(2003);
        var mine = await InsertAsync(day, owner: Ann, recipe: "own");
        var failed = await InsertAsync(day.AddHours(1), owner: Ann, recipe: "own", state: JobState.Failed);
        var bens = await InsertAsync(day, owner: Ben, recipe: "own");
        await InsertAsync(day, recipe: "own");

        Assert.Equal([failed, mine], await OwnAsync(new JobFilter { From = day, Until = day.AddDays(1) }));
        Assert.Equal([failed], await OwnAsync(new JobFilter { State = JobState.Failed, From = day, Until = day.AddDays(1) }));
        Assert.Equal([failed, mine], await OwnAsync(new JobFilter { Recipe = "own", From = day, Until = day.AddDays(1) }));
        Assert.Equal([mine], await OwnAsync(new JobFilter { AssetId = mine[..32] }));
        Assert.Empty(await OwnAsync(new JobFilter { AssetId = bens[..32] }));
    }

    [Fact]
    public async Task A_page_looks_at_a_bounded_number_of_jobs_and_the_next_goes_on_behind_them()
    {
        var day = Year(2002);
        var rare = await InsertAsync(day, recipe: "rare");
        await Task.WhenAll(Enumerable.Range(1, JobLister.MostLooked + 10).Select(i => InsertAsync(day.AddSeconds(i), recipe: "common")));
        var filter = new JobFilter { Recipe = "rare", From = day, Until = day.AddDays(1) };

        var first = await Lister.ListAsync(filter, 20, null, default);
        var second = await Lister.ListAsync(filter, 20, first.Continuation, default);

        Assert.Empty(first.Jobs);
        Assert.NotNull(first.Continuation);
        Assert.Equal([rare], second.Jobs.Select(row => row.Job.JobId));
        Assert.Null(second.Continuation);
    }

    [Fact]
    public async Task A_continuation_of_somebody_else_leads_to_nobody_elses_jobs()
    {
        var day = Year(2001);
        await InsertAsync(day.AddHours(1), owner: Ann);
        var bens = await InsertAsync(day, owner: Ben);
        var page = await Lister.ListAsync(new JobFilter { Owner = Ben, From = day, Until = day.AddDays(1) }, 1, null, default);

        var next = await Lister.ListAsync(new JobFilter { Owner = Ann, From = day, Until = day.AddDays(1) }, 20, page.Continuation, default);

        Assert.Equal(bens, Assert.Single(page.Jobs).Job.JobId);
        Assert.Empty(next.Jobs);
    }

    private static DateTimeOffset Year(int year) => new(year, 6, 1, 0, 0, 0, TimeSpan.Zero);

    private async Task<IReadOnlyList<string>> ListAsync(string query)
    {
        var listed = new List<string>();
        string? continuation = null;
        do
        {
            var response = await fixture.Api.SendAsync("GET", $"/api/jobs?{query}&continuation={continuation}");
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            var page = await response.JsonAsync();
            listed.AddRange(page["jobs"]!.AsArray().Select(j => (string)j!["jobId"]!));
            continuation = (string?)page["continuation"];
        }
        while (continuation is not null);
        return listed;
    }

    private async Task<IReadOnlyList<string>> OwnAsync(JobFilter filter) =>
        [.. (await Lister.ListAsync(filter with { Owner = Ann }, 20, null, default)).Jobs.Select(row => row.Job.JobId)];

    private async Task<string> InsertAsync(
        DateTimeOffset at, string recipe = "default", string? owner = null, string? assetId = null, JobState state = JobState.Cancelled, int generation = 0)
    {
        var row = new JobRow
        {
            Job = new MediaJob
            {
                AssetId = assetId ?? Ids.NewAssetId(),
                Version = Ids.Version(at.ToString("O"), recipe, generation),
                DeliveryId = "d",
                Bucket = "uploads",
                Key = "uploads/a.mp4",
                ETag = "e",
                Recipe = recipe,
                Owner = owner,
            },
            State = state,
            RecipeJson = "{}",
            CreatedAt = at,
        };
        return (await Jobs.InsertAsync(row, default))!.Job.JobId;
    }
}
