using System.Text.Json;
using MediaFunctions.Processing;
using MediaFunctions.Processing.Events;
using MediaFunctions.Processing.Jobs;
using MediaFunctions.Processing.Jobs.Sweep;
using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Uploads;

namespace MediaFunctions.Tests.Pipeline.Faults;

/// <summary>A rule that asks for type or duration is held against what the probe finds.</summary>
[Collection(FaultCollection.Name)]
public sealed class RuleSpecs(FaultFixture fixture)
{
    /// <summary>The clips are videos of some seconds.</summary>
    private const string Book = """
        { "recipes": {
            "long": { "outputs": { "sound": { "kind": "audio" } } },
            "short": { "outputs": { "still": { "kind": "thumbnail" } } },
            "sound": { "outputs": { "sound": { "kind": "audio" } } } },
          "rules": [
            { "prefix": "films/", "minDuration": "01:00:00", "recipe": "long" },
            { "prefix": "films/", "type": "video/*", "maxDuration": "90s", "recipe": "short" },
            { "prefix": "sounds/", "type": "audio/*", "recipe": "sound" },
            { "prefix": "clips/", "type": "video/*", "recipe": "short" },
            { "prefix": "uploads/", "type": ["audio/*", "image/*"], "recipe": "sound" },
            { "prefix": "uploads/", "type": "video/*", "recipe": "short" } ] }
        """;

    [Fact]
    public async Task A_source_that_fits_its_rule_is_made_by_it()
    {
        await using var bench = await NewBenchAsync();

        var row = await bench.FinishAsync((await bench.IntakeAsync(await bench.PutAsync(Clips.Short, Key("clips")))).JobId!);

        Assert.Equal((JobState.Succeeded, "short"), (row.State, row.Job.Recipe));
        Assert.Equal(["video/*"], row.Job.When!.Types);
    }

    [Fact]
    public async Task A_source_that_does_not_fit_its_rule_is_made_by_the_first_rule_that_does()
    {
        await using var bench = await NewBenchAsync();

        var first = await bench.FinishAsync((await bench.IntakeAsync(await bench.PutAsync(Clips.Short, Key("films")))).JobId!);
        var other = await bench.FinishAsync(first.SupersededBy!);

        Assert.Equal((JobState.Superseded, "long", true), (first.State, first.Job.Recipe, first.RuleMissed));
        Assert.Contains($"Job {other.Job.JobId} makes it with recipe 'short'", first.Failure!.Message, StringComparison.Ordinal);
        Assert.Equal((JobState.Succeeded, "short"), (other.State, other.Job.Recipe));
        Assert.Null(other.Job.When);
        Assert.Null(await bench.ManifestAsync(first));
        Assert.NotNull(await bench.ManifestAsync(other));
    }

    [Fact]
    public async Task A_repeated_event_ends_in_the_same_job_and_no_sweep_asks_again()
    {
        await using var bench = await NewBenchAsync();
        var notice = await bench.PutAsync(Clips.Short, Key("films"));
        var first = await bench.FinishAsync((await bench.IntakeAsync(notice)).JobId!);
        var made = await bench.FinishAsync(first.SupersededBy!);

        var again = await bench.FinishAsync((await bench.IntakeAsync(notice)).JobId!);
        while (await bench.TakeMessageAsync())
        {
        }
        await SweepAsync(bench);
        var after = (await bench.Get<JobStore>().GetAsync(made.Job.JobId, CancellationToken.None))!;

        Assert.Equal((JobState.Superseded, made.Job.JobId), (again.State, again.SupersededBy));
        Assert.Equal((made.FinishedAt, made.Tries, made.RunId), (after.FinishedAt, after.Tries, after.RunId));
        Assert.Equal(again.SentAt, (await bench.Get<JobStore>().GetAsync(again.Job.JobId, CancellationToken.None))!.SentAt);
        Assert.False(await bench.TakeMessageAsync());
    }

    [Fact]
    public async Task A_source_that_fits_no_rule_is_left_alone_until_somebody_names_a_recipe()
    {
        await using var bench = await NewBenchAsync();
        var key = Key("sounds");

        var ended = await bench.FinishAsync((await bench.IntakeAsync(await bench.PutAsync(Clips.Short, key))).JobId!);
        await SweepAsync(bench);
        var untouched = (await bench.Get<JobStore>().GetAsync(ended.Job.JobId, CancellationToken.None))!;
        var wish = (await bench.Get<JobCommands>().SubmitAsync(key, "sound", force: false, null, Caller.Key("tests"), CancellationToken.None)).Value!;
        var made = await bench.FinishAsync(wish.Job.JobId);

        Assert.Equal((JobState.Superseded, FailureCode.NoSuchRecipe, null), (ended.State, ended.Failure!.Code, ended.SupersededBy));
        Assert.Equal(ended.SentAt, untouched.SentAt);
        Assert.Equal(ended.Job.JobId, made.Job.JobId);
        Assert.Equal((JobState.Succeeded, null, false), (made.State, made.Job.When, made.RuleMissed));
    }

    [Fact]
    public async Task A_promised_type_chooses_at_once_and_an_upload_s_own_recipe_wins()
    {
        await using var bench = await NewBenchAsync();
        var byType = await bench.UploadAsync(Clips.Short);
        var request = new UploadRequest("clip.mp4", "video/mp4", new FileInfo(Clips.Short).Length, "long", null);
        var own = await bench.PutAsync(
            Clips.Short, (await bench.Get<UploadService>().CreateAsync(request, Caller.Key("tests"), CancellationToken.None)).Value!.Key);

        var first = (await bench.Get<JobStore>().GetAsync((await bench.IntakeAsync(byType)).JobId!, CancellationToken.None))!;
        var second = (await bench.Get<JobStore>().GetAsync((await bench.IntakeAsync(own)).JobId!, CancellationToken.None))!;

        Assert.Equal("short", first.Job.Recipe);
        Assert.Equal(("long", null), (second.Job.Recipe, second.Job.When));
    }

    [Fact]
    public async Task A_wish_without_a_recipe_and_the_sweep_choose_as_an_event_does()
    {
        await using var bench = await NewBenchAsync();
        var (wished, swept) = (Key("films"), Key("clips"));
        await bench.PutAsync(Clips.Short, wished);
        await bench.PutAsync(Clips.Short, swept);

        var wish = (await bench.Get<JobCommands>().SubmitAsync(wished, null, force: false, null, Caller.Key("tests"), CancellationToken.None)).Value!;
        await SweepAsync(bench);
        var asset = await bench.Get<EventIntake>().AssetIdOfAsync("uploads", swept, CancellationToken.None);

        Assert.Equal(("long", 3600.0), (wish.Job.Recipe, wish.Job.When!.MinSeconds));
        Assert.Equal("short", Assert.Single(await bench.Get<JobStore>().ForAssetAsync(asset, CancellationToken.None)).Job.Recipe);
    }

    [Fact]
    public async Task Who_names_a_recipe_gets_it_whatever_the_rule_of_the_job_under_way_asks()
    {
        await using var bench = await NewBenchAsync();
        var notice = await bench.PutAsync(Clips.Short, Key("films"));
        var jobId = (await bench.IntakeAsync(notice)).JobId!;

        var wish = (await bench.Get<JobCommands>().SubmitAsync(notice.Object.Key, "long", force: false, null, Caller.Key("tests"), CancellationToken.None)).Value!;
        var row = await bench.FinishAsync(jobId);

        Assert.Equal((jobId, null), (wish.Job.JobId, wish.Job.When));
        Assert.Equal((JobState.Succeeded, "long"), (row.State, row.Job.Recipe));
    }

    [Theory]
    [InlineData("a'b\"c`$(id);/")]
    [InlineData("100%25 & more?x=1#y/")]
    [InlineData("back\\slash:colon/")]
    [InlineData("😀 映画 \u202e/")]
    [InlineData("long")]
    public async Task Objects_under_a_prefix_of_any_letters_are_found(string text)
    {
        var prefix = text == "long" ? string.Concat(Enumerable.Repeat("é", 450)) : $"{Guid.NewGuid():N}-{text}";
        var settings = Settings();
        settings["Recipes:Book"] = JsonSerializer.Serialize(new
        {
            recipes = new { r = new { preset = "poster" } },
            rules = new[] { new { prefix, recipe = "r" } },
        });
        await using var bench = new Bench(fixture, settings);
        await bench.DrainAsync();
        var key = $"{prefix}{Guid.NewGuid():N}.mp4";
        var notice = await bench.PutAsync(Clips.Short, key);

        await SweepAsync(bench);
        var asset = await bench.Get<EventIntake>().AssetIdOfAsync("uploads", key, CancellationToken.None);
        var row = Assert.Single(await bench.Get<JobStore>().ForAssetAsync(asset, CancellationToken.None));
        var ended = await bench.FinishAsync(row.Job.JobId);

        Assert.Equal((key, notice.Object.ETag, JobState.Succeeded), (row.Job.Key, row.Job.ETag, ended.State));
        Assert.DoesNotContain(await bench.KeysAsync(asset), made => made.Contains(prefix, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(CrashPoint.Claimed)]
    [InlineData(CrashPoint.MessageSent)]
    [InlineData(CrashPoint.RowInserted)]
    [InlineData(CrashPoint.Ended)]
    [InlineData(CrashPoint.RunDeleted)]
    public async Task A_worker_killed_while_it_hands_a_source_over_costs_nothing(CrashPoint point)
    {
        var settings = Settings();
        await using var bench = await NewBenchAsync();
        var jobId = (await bench.IntakeAsync(await bench.PutAsync(Clips.Short, Key("films")))).JobId!;
        await Bench.DieAsync(settings, point, "work");

        var first = await bench.FinishAsync(jobId);
        var other = await bench.FinishAsync(first.SupersededBy!);
        while (await bench.TakeMessageAsync())
        {
        }

        Assert.Equal((JobState.Superseded, JobState.Succeeded), (first.State, other.State));
        Assert.Single(
            await bench.KeysAsync(first.Job.AssetId), key => key.EndsWith("/manifest.json", StringComparison.Ordinal) && key.Split('/').Length == 4);
        Assert.Equal(2, (await bench.Get<JobStore>().ForAssetAsync(first.Job.AssetId, CancellationToken.None)).Count);
    }

    /// <summary>Often enough for every page of what the tests have put.</summary>
    private static async Task SweepAsync(Bench bench)
    {
        foreach (var sweep in bench.Get<IEnumerable<ISweep>>().OfType<ObjectSweep>())
        {
            for (var i = 0; i < 3; i++)
                await sweep.SweepAsync(CancellationToken.None);
        }
    }

    private static string Key(string folder) => $"{folder}/{Guid.NewGuid():N}.mp4";

    private Dictionary<string, string?> Settings()
    {
        var settings = fixture.Settings();
        settings["Recipes:Book"] = Book;
        settings["Limits:SweepGrace"] = "00:00:00.001";
        return settings;
    }

    private async Task<Bench> NewBenchAsync()
    {
        var bench = new Bench(fixture, Settings());
        await bench.DrainAsync();
        return bench;
    }
}
