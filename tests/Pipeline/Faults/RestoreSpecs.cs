using MediaFunctions.Processing;
using MediaFunctions.Processing.Events;
using MediaFunctions.Processing.Jobs.Sweep;
using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Uploads;

namespace MediaFunctions.Tests.Pipeline.Faults;

/// <summary>docs/operate.md: what comes back when the tables are lost.</summary>
[Collection(FaultCollection.Name)]
public sealed class RestoreSpecs(FaultFixture fixture)
{
    [Fact]
    public async Task What_was_made_of_a_rules_object_is_not_made_again_when_its_row_is_lost()
    {
        await using var bench = await NewBenchAsync();
        var notice = await bench.PutAsync(Clips.Short, $"uploads/restore/{Guid.NewGuid():N}.mp4");
        var made = await bench.FinishAsync((await bench.IntakeAsync(notice)).JobId!);
        var objects = await bench.KeysAsync(made.Job.AssetId);
        var manifest = await bench.ManifestAsync(made);
        await LoseAsync(bench, made);

        var found = await FindAsync(bench, made.Job.AssetId);

        Assert.Equal((made.Job.JobId, JobState.Succeeded), (found.Job.JobId, found.State));
        // A run of its own would have left a folder of its own.
        Assert.Equal(objects, await bench.KeysAsync(made.Job.AssetId));
        Assert.Equal(manifest!.RunId, (await bench.ManifestAsync(found))!.RunId);
    }

    [Fact]
    public async Task A_promised_upload_whose_row_is_lost_is_made_as_another_asset_and_what_was_made_stays()
    {
        await using var bench = await NewBenchAsync();
        var made = await bench.FinishAsync((await bench.IntakeAsync(await bench.UploadAsync(Clips.Short))).JobId!);
        var objects = await bench.KeysAsync(made.Job.AssetId);
        var uploads = bench.Get<UploadStore>();
        await uploads.DeleteAsync((await uploads.GetAsync(made.Job.AssetId, CancellationToken.None))!, CancellationToken.None);
        await LoseAsync(bench, made);

        var another = await bench.Get<EventIntake>().AssetIdOfAsync("uploads", made.Job.Key, CancellationToken.None);
        var found = await FindAsync(bench, another);

        Assert.NotEqual(made.Job.AssetId, another);
        Assert.Equal((made.Job.Key, JobState.Succeeded), (found.Job.Key, found.State));
        Assert.Equal(objects, await bench.KeysAsync(made.Job.AssetId));
    }

    private static async Task LoseAsync(Bench bench, JobRow made)
    {
        var row = (await bench.Get<JobStore>().GetAsync(made.Job.JobId, CancellationToken.None))!;
        Assert.True(await bench.Get<JobStore>().DeleteAsync(row, CancellationToken.None));
    }

    /// <summary>Sweeps until the asset has a job, and works it off. Another test's cursor may stand behind its key at first.</summary>
    private static async Task<JobRow> FindAsync(Bench bench, string assetId)
    {
        var sweep = bench.Get<IEnumerable<ISweep>>().OfType<ObjectSweep>().Single();
        for (var i = 0; i < 10; i++)
        {
            await sweep.SweepAsync(CancellationToken.None);
            if (await bench.Get<JobStore>().ForAssetAsync(assetId, CancellationToken.None) is [var found])
                return await bench.FinishAsync(found.Job.JobId);
        }
        throw new InvalidOperationException($"No sweep has found the object of the asset {assetId}.");
    }

    private async Task<Bench> NewBenchAsync()
    {
        var settings = fixture.Settings();
        settings["Limits:SweepGrace"] = "00:00:00.0001";
        settings["Limits:SweepPage"] = "1000";
        settings["Recipes:Book"] = null;
        var bench = new Bench(fixture, settings);
        await bench.DrainAsync();
        return bench;
    }
}
