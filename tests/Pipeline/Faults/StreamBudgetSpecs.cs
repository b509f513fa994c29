using System.Diagnostics;
using MediaFunctions.Processing;
using MediaFunctions.Processing.Jobs.Sweep;
using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Ledger.Budget;

namespace MediaFunctions.Tests.Pipeline.Faults;

/// <summary>What Cloudflare Stream was to make and does not costs what it costs elsewhere, and the ceilings hold for that.</summary>
[Collection(FaultCollection.Name)]
public sealed class StreamBudgetSpecs(FaultFixture fixture) : StreamTests(fixture)
{
    // Far less than to make it here, and more than nothing, which is what it costs at Stream by the list of these tests.
    private const string Ceiling = "0.000001";

    [Fact]
    public async Task What_Stream_does_not_take_stays_under_the_ceiling_of_cost_elsewhere()
    {
        await using var bench = await NewBenchAsync("auto", ("Budget:JobUsd", Ceiling));
        Stream.IsFull = true;
        var jobId = (await bench.IntakeAsync(await bench.UploadAsync(Clips.Short))).JobId!;
        await bench.TakeMessageAsync();

        var row = await RowAsync(bench, jobId);

        Assert.Contains("POST /copy", Stream.Calls);
        Assert.Equal((JobState.Queued, true), (row.State, row.Hold is not null));
    }

    [Fact]
    public async Task What_Stream_could_not_fetch_stays_under_the_ceiling_of_cost_elsewhere()
    {
        await using var bench = await NewBenchAsync("auto", ("Budget:JobUsd", Ceiling));
        Stream.NeedsHead = true;
        var jobId = (await bench.IntakeAsync(await bench.UploadAsync(Clips.Short))).JobId!;
        var waited = Stopwatch.StartNew();
        JobRow? row = null;
        while (waited.Elapsed < TimeSpan.FromSeconds(20) && row is not { Hold: not null } and not { State: JobState.Succeeded })
        {
            await bench.TakeMessageAsync();
            await Task.Delay(100);
            await bench.Get<IEnumerable<ISweep>>().OfType<StreamSweep>().Single().SweepAsync(default);
            row = await bench.Get<JobStore>().GetAsync(jobId, default);
        }

        Assert.Equal((JobState.Queued, true), (row!.State, row.Hold is not null));
    }

    [Fact]
    public async Task What_waits_only_because_Stream_does_not_answer_goes_there_once_it_does()
    {
        await using var bench = await NewBenchAsync("auto", ("Budget:JobUsd", Ceiling));
        Stream.IsDown = true;
        var jobId = (await bench.IntakeAsync(await bench.UploadAsync(Clips.Short))).JobId!;
        await bench.TakeMessageAsync();
        var held = await RowAsync(bench, jobId);
        (Stream.IsDown, Stream.FinishesAtOnce) = (false, true);

        var row = await FinishAsync(bench, jobId);

        Assert.Equal((BudgetCeiling.Job, true), (held.Hold?.Ceiling, held.Hold?.Passing));
        Assert.Equal((JobState.Succeeded, Route.Stream), (row.State, row.Route));
    }
}
