using MediaFunctions.Processing.Jobs.Sweep;
using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Uploads;

namespace MediaFunctions.Tests.Pipeline.Faults;

/// <summary>docs/operate.md: what is left when the tables are lost. The manifest is the truth.</summary>
[Collection(FaultCollection.Name)]
public sealed class RestoreSpecs(FaultFixture fixture)
{
    [Fact]
    public async Task What_was_made_is_not_made_again_when_its_rows_are_lost()
    {
        var settings = fixture.Settings();
        settings["Limits:SweepGrace"] = "00:00:00.0001";
        settings["Limits:SweepPage"] = "1000";
        await using var bench = new Bench(fixture, settings);
        await bench.DrainAsync();
        var made = await bench.FinishAsync((await bench.IntakeAsync(await bench.UploadAsync(Clips.Short))).JobId!);
        var objects = await bench.KeysAsync(made.Job.AssetId);
        var manifest = await bench.ManifestAsync(made);
        await LoseAsync(bench, made);

        // Another test's cursor may stand behind it.
        var sweep = bench.Get<IEnumerable<ISweep>>().OfType<ObjectSweep>().Single();
        for (var i = 0; i < 10 && await bench.Get<JobStore>().GetAsync(made.Job.JobId, CancellationToken.None) is null; i++)
            await sweep.SweepAsync(CancellationToken.None);
        var found = await bench.FinishAsync(made.Job.JobId);

        Assert.Equal(JobState.Succeeded, found.State);
        // A run of its own would have left a folder of its own.
        Assert.Equal(objects, await bench.KeysAsync(made.Job.AssetId));
        Assert.Equal(manifest!.RunId, (await bench.ManifestAsync(found))!.RunId);
    }

    private static async Task LoseAsync(Bench bench, JobRow made)
    {
        var uploads = bench.Get<UploadStore>();
        await uploads.DeleteAsync((await uploads.GetAsync(made.Job.AssetId, CancellationToken.None))!, CancellationToken.None);
        var row = (await bench.Get<JobStore>().GetAsync(made.Job.JobId, CancellationToken.None))!;
        Assert.True(await bench.Get<JobStore>().DeleteAsync(row, CancellationToken.None));
    }
}
