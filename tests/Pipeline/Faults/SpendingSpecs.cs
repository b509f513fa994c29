using System.Globalization;
using System.Text.Json;
using MediaFunctions.Processing;
using MediaFunctions.Processing.Delivery;
using MediaFunctions.Processing.Delivery.Prices;
using MediaFunctions.Processing.Jobs;
using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Ledger.Budget;
using MediaFunctions.Processing.Routing.Stream;
using MediaFunctions.Processing.Uploads;
using MediaFunctions.Processing.Uploads.Grants;

namespace MediaFunctions.Tests.Pipeline.Faults;

/// <summary>What a job has cost is what all its tries have: in its receipt, and in its day.</summary>
[Collection(FaultCollection.Name)]
public sealed class SpendingSpecs(FaultFixture fixture) : BudgetTests(fixture)
{
    private readonly FaultFixture parts = fixture;

    [Theory]
    [InlineData(0)]
    [InlineData(0.2)]
    public async Task A_job_that_is_cancelled_counts_for_what_it_has_cost_up_to_then(double spent)
    {
        await using var bench = await NewBenchAsync(("Budget:UsdPerDay", "1000"));
        var row = await CountedAsync(bench, new JobSpent { Usd = (decimal)spent });

        var cancelled = await bench.Get<JobCommands>().CancelAsync(row.Job.JobId, default);

        Assert.Equal(JobState.Cancelled, cancelled.Value?.State);
        Assert.Equal((decimal)spent, await CountAsync(bench, row));
    }

    [Fact]
    public async Task A_job_whose_worker_died_counts_for_the_time_that_it_was_at_it_when_it_is_cancelled()
    {
        await using var bench = await NewBenchAsync(("Budget:UsdPerDay", "1000"));
        var row = await CountedAsync(bench, JobSpent.Nothing, claimed: DateTimeOffset.UtcNow.AddHours(-1));

        await bench.Get<JobCommands>().CancelAsync(row.Job.JobId, default);

        var minute = 60 * PriceList.BuiltIn.ContainerSecond;
        Assert.InRange(await CountAsync(bench, row), minute, minute * 1.1m);
    }

    [Fact]
    public async Task A_job_that_is_given_up_counts_for_what_its_tries_have_cost()
    {
        await using var bench = await NewBenchAsync(("Budget:UsdPerDay", "1000"));
        var row = await CountedAsync(bench, new JobSpent { Usd = 0.2m });

        await bench.Get<DeadLetters>().BuryAsync(row, DeadLetters.Killer(5), default);

        Assert.Equal(0.2m, await CountAsync(bench, row));
    }

    [Fact]
    public async Task What_earlier_tries_cost_is_in_the_receipt_and_in_the_day()
    {
        await using var bench = await NewBenchAsync(("Budget:UsdPerDay", "1000"));
        var jobId = await UploadAsync(bench);
        await parts.Parts.S3Async(on: false);
        await bench.TakeMessageAsync();
        await parts.Parts.S3Async(on: true);
        var failed = await RowAsync(bench, jobId);

        var row = await bench.FinishAsync(jobId);

        var receipt = Receipt(row);
        Assert.True(failed.Spent.Usd > 0);
        Assert.Equal(failed.Spent.Usd, receipt.EarlierUsd);
        Assert.Equal(receipt.Cost!.Usd + receipt.EarlierUsd, row.Spent.Usd);
        Assert.Equal(Math.Round(row.Spent.Usd - row.Spent.ClosedUsd, 6), await OfJobAsync(bench, row));
    }

    [Fact]
    public async Task What_a_killed_worker_cost_is_in_the_receipt_and_in_the_day()
    {
        await using var bench = new Bench(parts, Settings(("Budget:UsdPerDay", "1000")));

        var row = await KillAndFinishAsync(bench, CrashPoint.OutputPut);

        Assert.True(Receipt(row).EarlierUsd > 0);
        Assert.Equal(Math.Round(row.Spent.Usd - row.Spent.ClosedUsd, 6), await OfJobAsync(bench, row));
    }

    [Fact]
    public async Task Of_a_worker_that_is_killed_right_after_the_commit_all_that_its_receipt_says_is_counted()
    {
        await using var bench = new Bench(parts, Settings(("Budget:UsdPerDay", "1000")));

        var row = await KillAndFinishAsync(bench, CrashPoint.ManifestPut);

        Assert.True(row.Spent.Usd >= Receipt(row).Cost!.Usd, $"{row.Spent.Usd} of {Receipt(row).Cost!.Usd}");
        Assert.Equal(Math.Round(row.Spent.Usd, 6), await OfJobAsync(bench, row));
    }

    [Fact]
    public async Task A_file_that_kills_its_worker_counts_for_what_that_took_once_it_is_given_up()
    {
        await using var bench = new Bench(parts, Settings(("Budget:UsdPerDay", "1000"), ("Limits:MaxTries", "1")));

        var row = await KillAndFinishAsync(bench, CrashPoint.OutputPut, ("Limits:MaxTries", "1"));

        Assert.Equal(JobState.Failed, row.State);
        Assert.Equal(Math.Round(row.Spent.Usd, 6), await OfJobAsync(bench, row));
    }

    [Fact]
    public async Task A_video_at_Stream_is_paid_for_once_however_often_somebody_looks_at_it()
    {
        await using var bench = await NewBenchAsync();
        var row = await CountedAsync(bench, JobSpent.Nothing, claimed: DateTimeOffset.UtcNow.AddHours(-1));
        await using var lease = new JobLease(row, bench.Get<JobStore>(), bench.Get<LeaseSettings>(), TimeProvider.System);
        await using var work = new JobWork(lease, TimeProvider.System) { Video = new StreamVideo { Uid = "v", Duration = 7200 } };

        var looked = bench.Get<JobSpending>().Leave(row, work);

        Assert.True(PriceList.BuiltIn.StreamMonth(7200) > 0.5m);
        Assert.True(looked.Spent.Usd < 0.1m);
        Assert.True(bench.Get<JobSpending>().Of(work).Usd > 0.5m);
    }

    [Fact]
    public async Task What_a_grant_brought_is_its_givers_also_when_he_has_taken_it_back()
    {
        await using var bench = await NewBenchAsync(("Budget:CallerUsdPerDay", "0"));
        var giver = Caller.Subject("https://issuer.example.com/", Ids.NewToken());
        var grant = (await bench.Get<GrantDesk>().GiveAsync(new GrantTerms(), null, giver, default)).Value!;
        var request = new UploadRequest("a.mp4", "video/mp4", new FileInfo(Clips.Short).Length, null, null);
        var ticket = (await bench.Get<UploadService>().CreateAsync(request, Caller.Grant(grant.Id), default)).Value!;
        await bench.Get<GrantDesk>().RevokeAsync(grant.Id, default);

        var jobId = (await bench.IntakeAsync(await bench.PutAsync(Clips.Short, ticket.Key))).JobId!;
        await bench.TakeMessageAsync();

        Assert.Equal(giver.Id, (await RowAsync(bench, jobId)).Hold?.Caller);
    }

    [Fact]
    public async Task Of_two_that_wait_where_there_is_room_for_one_that_goes_on_which_has_waited_longest()
    {
        await using var bench = await NewBenchAsync(("Budget:CallerUsdPerDay", "1"));
        var caller = Ids.NewToken();
        var (early, late) = (await WaitingAsync(bench, caller, hours: 2), await WaitingAsync(bench, caller, hours: 1));

        await StuckAsync(bench);

        Assert.NotEqual(early.SentAt, (await RowAsync(bench, early.Job.JobId)).SentAt);
        Assert.Equal(late.SentAt, (await RowAsync(bench, late.Job.JobId)).SentAt);
        await bench.Get<JobCommands>().CancelAsync(early.Job.JobId, default);
        await bench.Get<JobCommands>().CancelAsync(late.Job.JobId, default);
    }

    [Fact]
    public async Task A_first_try_has_no_earlier_ones()
    {
        await using var bench = await NewBenchAsync();

        var row = await bench.FinishAsync(await UploadAsync(bench));

        Assert.Null(Receipt(row).EarlierUsd);
        Assert.Equal(Receipt(row).Cost!.Usd, row.Spent.Usd);
    }

    [Fact]
    public async Task A_job_that_turns_out_too_dear_in_the_middle_leaves_its_day_with_what_it_has_spent_there_and_counts_the_rest_to_the_next()
    {
        var settings = Settings(("Budget:UsdPerDay", "1000"), ("Routing:Container", "true"));
        settings["Recipes:Book"] = """{"recipes":{"default":{"preset":"default","route":"container"}}}""";
        await using var bench = new Bench(parts, settings);
        await bench.DrainAsync();
        var before = await TodayAsync(bench);
        var jobId = await UploadAsync(bench);
        await bench.TakeMessageAsync();
        // As if it had run here for long: there is more of it than the day holds.
        var routed = await RowAsync(bench, jobId);
        await bench.Get<JobStore>().ChangeAsync(
            routed.Job.AssetId, routed.Job.Version, row => row with { Spent = row.Spent with { Usd = 0.5m } }, default);
        settings["Budget:UsdPerDay"] = (before + 0.1m).ToString(CultureInfo.InvariantCulture);
        await using var heavy = bench.Heavy(settings);
        await heavy.TakeMessageAsync();
        var held = await RowAsync(bench, jobId);

        await heavy.Get<JobCommands>().ReleaseAsync(jobId, default);
        await bench.TakeMessageAsync();
        var row = await heavy.FinishAsync(jobId);

        Assert.Equal((BudgetCeiling.Day, null, 1), (held.Hold?.Ceiling, held.Budget, held.Spent.Closed));
        Assert.True(held.Hold!.Usd > 0.5m && held.Hold.RestUsd < 0.1m);
        Assert.Equal(Math.Round(held.Spent.Usd, 6), await OfJobAsync(bench, routed));
        Assert.Equal(JobState.Succeeded, row.State);
        Assert.Equal(Math.Round(row.Spent.Usd - row.Spent.ClosedUsd, 6), await OfJobAsync(bench, row));
    }

    /// <summary>A job whose worker is killed there, and that another one brings to its end.</summary>
    private async Task<JobRow> KillAndFinishAsync(Bench bench, CrashPoint point, params (string Name, string Value)[] more)
    {
        await bench.DrainAsync();
        var jobId = await UploadAsync(bench);
        await Bench.DieAsync(Settings([("Budget:UsdPerDay", "1000"), .. more]), point, "work");
        await StuckAsync(bench);
        return await bench.FinishAsync(jobId);
    }

    /// <summary>A job that waits for the container, or whose worker died there, and is counted for half a dollar.</summary>
    private static async Task<JobRow> CountedAsync(Bench bench, JobSpent spent, DateTimeOffset? claimed = null)
    {
        var row = (await bench.Get<JobStore>().InsertAsync(
            new JobRow
            {
                Job = new MediaJob
                {
                    AssetId = Ids.NewAssetId(),
                    Version = Ids.Version("e", "default", 0),
                    DeliveryId = "d",
                    Bucket = "uploads",
                    Key = "uploads/a.mp4",
                    ETag = "e",
                    Recipe = "default",
                },
                State = claimed is null ? JobState.Routed : JobState.Processing,
                Route = Route.Container,
                RecipeJson = "{}",
                CreatedAt = DateTimeOffset.UtcNow,
                ClaimedAt = claimed,
                // Whoever wrote into the row since was not its worker.
                AliveAt = claimed?.AddMinutes(1),
                LeaseToken = claimed is null ? null : "dead",
                LeaseUntil = claimed,
                Spent = spent,
                Budget = new BudgetEntry(bench.Get<BudgetStore>().Today, Ids.NewToken()),
            },
            default))!;
        await bench.Get<BudgetDesk>().SettleAsync(row.Budget!, row.BudgetId, 0.5m, default);
        return row;
    }

    private static async Task<JobRow> WaitingAsync(Bench bench, string caller, int hours)
    {
        var row = await CountedAsync(bench, JobSpent.Nothing);
        var since = DateTimeOffset.UtcNow.AddHours(-hours);
        return (await bench.Get<JobStore>().ReplaceAsync(
            row,
            row with
            {
                State = JobState.Queued,
                Route = null,
                Budget = null,
                SentAt = since,
                Hold = new JobHold(BudgetCeiling.Caller, "It waits.", 0.6m, since) { Caller = caller },
            },
            default))!;
    }

    private static async Task<decimal> CountAsync(Bench bench, JobRow row) =>
        (await bench.Get<BudgetStore>().ReadAsync(row.Budget!.Day, row.Budget.Caller, null, default)).Caller;

    private static Receipt Receipt(JobRow row) => JsonSerializer.Deserialize(row.ReceiptJson!, DeliveryJson.Default.Receipt)!;
}
