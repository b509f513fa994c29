using System.Text.Json;
using MediaFunctions.Processing.Delivery;
using MediaFunctions.Processing.Ledger;
using Microsoft.Extensions.DependencyInjection;

namespace MediaFunctions.Tests.Api;

/// <summary>design: GET /api/jobs can sum them by day and recipe. Real tables, rows of a year that no other test has.</summary>
[Collection(PartsCollection.Name)]
public sealed class JobSumSpecs(PartsFixture fixture)
{
    private static readonly DateTimeOffset Day = new(2011, 3, 4, 0, 0, 0, TimeSpan.Zero);

    private JobStore Jobs => fixture.Api.Services.GetRequiredService<JobStore>();

    [Fact]
    public async Task Jobs_are_summed_by_the_day_they_were_made_and_their_recipe()
    {
        await InsertAsync(Day, "a", JobState.Succeeded, 0.0003m);
        await InsertAsync(Day.AddHours(23.9), "a", JobState.Failed, 0.0001m);
        await InsertAsync(Day.AddHours(1), "b", JobState.Succeeded, 0.5m);
        await InsertAsync(Day.AddDays(1), "a", JobState.Queued, null);
        await InsertAsync(Day.AddTicks(-TimeSpan.TicksPerMillisecond), "a", JobState.Succeeded, 1);
        await InsertAsync(Day.AddDays(2), "a", JobState.Succeeded, 1);

        var page = await SumAsync("from=2011-03-04&to=2011-03-05");

        Assert.Empty(page["jobs"]!.AsArray());
        Assert.Null(page["continuation"]);
        Assert.Equal(
            [
                """{"day":"2011-03-05","recipe":"a","jobs":1,"succeeded":0,"failed":0,"usd":0,"bytesRead":0,"bytesWritten":0,"cpuSeconds":0}""",
                """{"day":"2011-03-04","recipe":"a","jobs":2,"succeeded":1,"failed":1,"usd":0.0004,"bytesRead":20,"bytesWritten":40,"cpuSeconds":3}""",
                """{"day":"2011-03-04","recipe":"b","jobs":1,"succeeded":1,"failed":0,"usd":0.5,"bytesRead":10,"bytesWritten":20,"cpuSeconds":1.5}""",
            ],
            page["sums"]!.AsArray().Select(sum => sum!.ToJsonString()));
    }

    [Fact]
    public async Task A_job_that_is_tried_again_or_told_of_twice_is_counted_once()
    {
        var row = await InsertAsync(Day.AddYears(1), "a", JobState.Failed, 0.1m);

        Assert.Null(await Jobs.InsertAsync(row with { CreatedAt = row.CreatedAt.AddSeconds(1) }, default));
        var again = await Jobs.ReplaceAsync(row, row.Anew("d2", Day), default);
        await Jobs.ReplaceAsync(again!, again! with { State = JobState.Succeeded, ReceiptJson = Receipt(0.2m) }, default);

        var sum = Assert.Single((await SumAsync("from=2012-03-04&to=2012-03-04"))["sums"]!.AsArray())!;
        Assert.Equal((1, 1, 0, 0.2m), ((int)sum["jobs"]!, (int)sum["succeeded"]!, (int)sum["failed"]!, (decimal)sum["usd"]!));
    }

    [Fact]
    public async Task A_bounded_number_of_rows_is_read_at_a_time_and_none_is_missed_or_doubled()
    {
        var from = Day.AddYears(2);
        var made = new List<string>();
        for (var i = 0; i < 5; i++)
            made.Add((await InsertAsync(from.AddHours(i), "a", JobState.Succeeded, 1)).Job.JobId);

        var seen = new List<string>();
        string? continuation = null;
        do
        {
            var page = await fixture.Api.Services.GetRequiredService<JobLister>().BetweenAsync(from, from.AddDays(1), continuation, 2, default);
            Assert.InRange(page.Jobs.Count, 0, 2);
            seen.AddRange(page.Jobs.Select(row => row.Job.JobId));
            continuation = page.Continuation;
        }
        while (continuation is not null);

        Assert.Equal(made.AsEnumerable().Reverse(), seen);
    }

    [Fact]
    public async Task The_continuation_of_another_time_brings_nothing_of_before_the_range()
    {
        await InsertAsync(Day.AddYears(3), "a", JobState.Succeeded, 1);
        var newest = $"{0:D19}-{new string('0', 32)}-{new string('0', 12)}";

        var page = await SumAsync($"from=2014-03-05&to=2014-03-06&continuation={newest}");

        Assert.Empty(page["sums"]!.AsArray());
    }

    [Fact]
    public async Task Without_days_the_last_thirty_are_summed()
    {
        await fixture.UploadAsync();

        var sums = (await SumAsync(""))["sums"]!.AsArray();

        Assert.Contains(sums, sum => (string?)sum!["day"] == $"{DateTime.UtcNow:yyyy-MM-dd}" && (int)sum["jobs"]! > 0);
    }

    private async Task<JsonObject> SumAsync(string query)
    {
        var response = await fixture.Api.SendAsync("GET", $"/api/jobs?sum=day&{query}");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.JsonAsync();
    }

    private async Task<JobRow> InsertAsync(DateTimeOffset at, string recipe, JobState state, decimal? usd)
    {
        var assetId = Ids.NewAssetId();
        var row = new JobRow
        {
            Job = new MediaJob
            {
                AssetId = assetId,
                Version = Ids.Version("e", recipe, 0),
                DeliveryId = "d",
                Bucket = "uploads",
                Key = "uploads/a.mp4",
                ETag = "e",
                Recipe = recipe,
            },
            State = state,
            RecipeJson = "{}",
            CreatedAt = at,
            ReceiptJson = usd is { } cost ? Receipt(cost) : null,
        };
        return (await Jobs.InsertAsync(row, default))!;
    }

    private static string Receipt(decimal usd) => JsonSerializer.Serialize(
        new Receipt
        {
            BytesRead = 10,
            BytesWritten = 20,
            FfmpegCpuMs = 1500,
            Cost = new Cost
            {
                Usd = usd,
                PriceList = "p",
                StorageUsdPerMonth = 0,
                Parts = new CostParts { Executions = 0, Requests = 0, Egress = 0, Queue = 0 },
            },
        },
        DeliveryJson.Default.Receipt);
}
