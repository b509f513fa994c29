using System.Net;
using MediaFunctions.Processing;
using MediaFunctions.Processing.Events;
using MediaFunctions.Processing.Jobs.Sweep;
using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Storage;
using MediaFunctions.Processing.Uploads;
using Microsoft.Extensions.DependencyInjection;

namespace MediaFunctions.Tests.Pipeline.Faults;

/// <summary>What was promised and never came is given up: its parts, its row, its place in the sweep's list.</summary>
[Collection(FaultCollection.Name)]
public sealed class AbandonedSpecs(FaultFixture fixture) : IDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(1);

    private readonly HttpClient http = new();

    /// <summary>Every write of giving up.</summary>
    public static IReadOnlyList<CrashPoint> Points { get; } = [CrashPoint.PartsAborted, CrashPoint.PromiseDeleted];

    public static TheoryData<CrashPoint> Kills => [.. Points];

    [Fact]
    public async Task Parts_of_an_upload_whose_time_is_over_are_aborted_and_its_row_is_gone()
    {
        var settings = Settings();
        settings["Uploads:MultipartLifetime"] = "01:00:00";
        await using var bench = new Bench(fixture, settings);
        await using var later = new Bench(fixture, settings, services => services.AddSingleton<TimeProvider>(new Later(TimeSpan.FromHours(2))));
        var ticket = await PromiseAsync(bench, UploadWay.Parts);
        Assert.Equal(HttpStatusCode.OK, await PutPartAsync(bench, ticket));
        await SweepAsync(bench);
        Assert.NotNull(await RowAsync(bench, ticket));

        await SweepAsync(later);

        Assert.Null(await RowAsync(bench, ticket));
        Assert.DoesNotContain(ticket.AssetId, await PromisedAsync(bench));
        Assert.NotEqual(HttpStatusCode.OK, await PutPartAsync(bench, ticket));
    }

    [Theory]
    [InlineData(UploadWay.OnePut)]
    [InlineData(UploadWay.PartsOfClient)]
    public async Task An_upload_that_was_not_even_begun_is_forgotten(UploadWay way)
    {
        await using var bench = new Bench(fixture, Settings());
        var ticket = await PromiseAsync(bench, way);

        await OverAsync();
        await SweepAsync(bench);

        Assert.Null(await RowAsync(bench, ticket));
        Assert.DoesNotContain(ticket.AssetId, await PromisedAsync(bench));
    }

    [Fact]
    public async Task What_was_completed_at_the_last_moment_is_made_and_not_given_up()
    {
        await using var bench = new Bench(fixture, Settings());
        var ticket = await PromiseAsync(bench, UploadWay.Parts);
        await OverAsync();
        await bench.PutAsync(Clips.Short, ticket.Key);

        await SweepAsync(bench);

        Assert.NotNull((await RowAsync(bench, ticket))!.ReportedAt);
        Assert.Single(await bench.Get<JobStore>().ForAssetAsync(ticket.AssetId, CancellationToken.None));
    }

    [Fact]
    public async Task What_comes_after_all_follows_the_rules_as_any_object_does()
    {
        await using var bench = new Bench(fixture, Settings());
        await bench.DrainAsync();
        var ticket = await PromiseAsync(bench, UploadWay.OnePut);
        await OverAsync();
        await SweepAsync(bench);

        var result = await bench.IntakeAsync(await bench.PutAsync(Clips.Short, ticket.Key));
        var ended = await bench.FinishAsync(result.JobId!);

        Assert.Equal(JobState.Succeeded, ended.State);
        Assert.NotEqual(ticket.AssetId, ended.Job.AssetId);
        Assert.Null(ended.Job.Owner);
    }

    [Fact]
    public async Task An_event_that_read_the_row_before_it_was_given_up_is_not_lost()
    {
        await using var bench = new Bench(fixture, Settings());
        var row = (await RowAsync(bench, await PromiseAsync(bench, UploadWay.OnePut)))!;
        await bench.Get<UploadStore>().DeleteUnreportedAsync(row.AssetId, CancellationToken.None);

        await bench.Get<UploadStore>().ReportAsync(row, CancellationToken.None);

        Assert.Null(await bench.Get<UploadStore>().GetAsync(row.AssetId, CancellationToken.None));
    }

    [Fact]
    public async Task A_row_whose_object_was_seen_is_not_given_up()
    {
        await using var bench = new Bench(fixture, Settings());
        var row = (await RowAsync(bench, await PromiseAsync(bench, UploadWay.OnePut)))!;
        await bench.Get<UploadStore>().ReportAsync(row, CancellationToken.None);

        Assert.False(await bench.Get<UploadStore>().DeleteUnreportedAsync(row.AssetId, CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Kills))]
    public async Task A_sweep_killed_right_after_a_write_leaves_nothing_that_the_next_one_does_not_give_up(CrashPoint point)
    {
        var settings = Settings();
        await using var bench = new Bench(fixture, settings);
        var ticket = await PromiseAsync(bench, UploadWay.Parts);
        await OverAsync();

        await Bench.DieAsync(settings, point, "sweep");
        var wasListed = (await PromisedAsync(bench)).Contains(ticket.AssetId);
        await SweepAsync(bench);

        Assert.True(wasListed);
        Assert.Null(await RowAsync(bench, ticket));
        Assert.DoesNotContain(ticket.AssetId, await PromisedAsync(bench));
        Assert.NotEqual(HttpStatusCode.OK, await PutPartAsync(bench, ticket));
    }

    public void Dispose() => http.Dispose();

    private static async Task OverAsync() => await Task.Delay(Lifetime * 1.1); // the sweep's clock is the wall's

    /// <summary>Another test's cursor may stand behind it: the second sweep begins at the beginning.</summary>
    private static async Task SweepAsync(Bench bench)
    {
        for (var i = 0; i < 2; i++)
            await bench.Get<IEnumerable<ISweep>>().OfType<PromiseSweep>().Single().SweepAsync(CancellationToken.None);
    }

    private static async Task<UploadTicket> PromiseAsync(Bench bench, UploadWay way)
    {
        var request = new UploadRequest("film.mp4", "video/mp4", new FileInfo(Clips.Short).Length, null, null) { Way = way };
        return (await bench.Get<UploadService>().CreateAsync(request, Caller.Key("tests"), CancellationToken.None)).Value!;
    }

    private static Task<UploadRow?> RowAsync(Bench bench, UploadTicket ticket) =>
        bench.Get<UploadStore>().GetAsync(ticket.AssetId, CancellationToken.None);

    private static async Task<IReadOnlyList<string>> PromisedAsync(Bench bench) =>
        [.. (await bench.Get<UploadStore>().PromisedBeforeAsync(DateTimeOffset.MaxValue, null, 1000, CancellationToken.None)).Select(p => p.AssetId)];

    private async Task<HttpStatusCode> PutPartAsync(Bench bench, UploadTicket ticket)
    {
        var url = bench.Get<R2Presigner>().Multipart("PUT", ticket.Key, ticket.UploadId!, 1, TimeSpan.FromMinutes(1));
        using var content = new ByteArrayContent([1]);
        using var answer = await http.PutAsync(new Uri(url), content);
        return answer.StatusCode;
    }

    /// <summary>The wall's clock, some time from now: no machine is too slow for what must happen before.</summary>
    private sealed class Later(TimeSpan ahead) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + ahead;
    }

    private Dictionary<string, string?> Settings()
    {
        var settings = fixture.Settings();
        settings["Uploads:UrlLifetime"] = $"{Lifetime}";
        settings["Uploads:MultipartLifetime"] = $"{Lifetime}";
        settings["Limits:SweepGrace"] = "00:00:00.0001";
        settings["Limits:AbandonedAfter"] = "00:00:00.0001";
        settings["Limits:SweepPage"] = "1000";
        return settings;
    }
}
