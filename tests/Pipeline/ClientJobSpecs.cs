using MediaFunctions.Client;
using MediaFunctions.Tests.Pipeline.Product;
using MediaFunctions.Tests.Samples;

namespace MediaFunctions.Tests.Pipeline;

/// <summary>Jobs and assets by the .NET client, against the real service.</summary>
[Collection(PipelineCollection.Name)]
public sealed class ClientJobSpecs(PipelineFixture pipeline)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task An_asset_is_watched_from_its_promise_to_its_end_then_listed_explained_and_deleted()
    {
        var client = pipeline.Dev.Client;
        using var patience = new CancellationTokenSource(Patience);
        var upload = await client.UploadAsync(
            await Containers.Mp4.PathAsync(), "video/mp4", new UploadOptions { FileName = "watched.mp4" }, null, patience.Token);

        List<JobEvent> events = [];
        await foreach (var told in client.WatchAssetAsync(upload.AssetId, null, patience.Token))
            events.Add(told);

        Assert.Equal((JobEventKind.End, JobState.Succeeded, 0), (events[^1].Kind, events[^1].State, events[^1].UnderWay));
        Assert.NotNull(events[^1].Manifest);
        Assert.All(events.SkipLast(1), told => Assert.NotEqual(JobEventKind.End, told.Kind));

        List<JobEvent> after = [];
        await foreach (var told in client.WatchJobAsync(events[^1].JobId, events[^1].Id, patience.Token))
            after.Add(told);
        Assert.Empty(after);

        List<Job> listed = [];
        await foreach (var job in client.ListJobsAsync(new JobFilter { AssetId = upload.AssetId, PageSize = 1 }, patience.Token))
            listed.Add(job);
        Assert.Equal(events[^1].JobId, Assert.Single(listed).JobId);
        Assert.Equal(upload.Key, listed[0].Source!.Key);

        var plan = await client.ExplainAsync(upload.Key, null, patience.Token);
        Assert.NotEmpty(plan.Runs);
        Assert.NotEmpty(plan.Reasons);

        Assert.Equal(AssetDeletion.Deleted, await client.DeleteAssetAsync(upload.AssetId, patience.Token));
        var gone = await Assert.ThrowsAsync<MediaFunctionsException>(() => client.GetAssetAsync(upload.AssetId, patience.Token));
        Assert.Equal("not-found", gone.Code);
    }

    [Fact]
    public async Task Sums_and_health_are_told()
    {
        await pipeline.ProcessAsync(RealUploads.Brief);

        var sums = await pipeline.Dev.Client.SumJobsAsync();
        var health = await pipeline.Dev.Client.GetHealthAsync();

        Assert.Contains(sums, sum => sum is { Recipe: "default", Jobs: > 0 });
        Assert.Equal("ok", health.Status);
        Assert.NotEmpty(health.Checks);
    }
}
