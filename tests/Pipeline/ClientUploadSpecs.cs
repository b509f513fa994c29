using System.IO.Pipelines;
using System.Security.Cryptography;
using MediaFunctions.Client;
using MediaFunctions.Tests.Pipeline.Product;
using MediaFunctions.Tests.Samples;

namespace MediaFunctions.Tests.Pipeline;

/// <summary>Uploads of the .NET client that break off and go on, and that come from streams, against the real store.</summary>
[Collection(PipelineCollection.Name)]
public sealed class ClientUploadSpecs(PipelineFixture pipeline)
{
    private const int PartSize = 16 * 1024 * 1024;

    [Fact]
    public async Task An_upload_that_broke_off_after_a_part_is_resumed_by_another_client_and_the_object_is_the_file()
    {
        var path = await RealUploads.Large.PathAsync();
        var kept = new Kept<UploadCheckpoint>();
        using var interruption = new CancellationTokenSource();
        using (var first = NewClient(partsAtOnce: 1))
        {
            var interrupts = new Kept<long>(sent =>
            {
                if (sent > PartSize)
                    interruption.Cancel();
            });
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first.UploadAsync(
                path, "video/mp4", new UploadOptions { Checkpoint = kept }, interrupts, interruption.Token));
        }

        var told = new Kept<long>();
        using var second = NewClient(partsAtOnce: 4);
        var upload = await second.ResumeUploadAsync(path, UploadCheckpoint.Parse(kept.All.Single().ToJson()), told);

        Assert.Equal(PartSize, told.All[0]);
        Assert.Equal(new FileInfo(path).Length, told.All[^1]);
        await AssertIsFileAsync(upload.Key, path);
        Assert.Equal(JobState.Succeeded, (await pipeline.FinishAsync(upload)).Job.State);
    }

    [Fact]
    public async Task A_cancelled_upload_leaves_nothing_to_resume()
    {
        var path = await RealUploads.Large.PathAsync();
        var kept = new Kept<UploadCheckpoint>();
        using var interruption = new CancellationTokenSource();
        using var client = NewClient(partsAtOnce: 1);
        var interrupts = new Kept<long>(_ => interruption.Cancel());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.UploadAsync(
            path, "video/mp4", new UploadOptions { Checkpoint = kept }, interrupts, interruption.Token));

        await client.AbortUploadAsync(kept.All.Single());

        var refused = await Assert.ThrowsAsync<MediaFunctionsException>(() => client.ResumeUploadAsync(path, kept.All.Single()));
        Assert.Equal("not-found", refused.Code);
        await client.AbortUploadAsync(kept.All.Single());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_stream_that_cannot_seek_arrives_whole(bool sizeIsKnown)
    {
        var path = await RealUploads.Large.PathAsync();
        await using var file = File.OpenRead(path);
        await using var pipe = PipeReader.Create(file).AsStream();
        using var client = NewClient(partsAtOnce: 3);

        var upload = await client.UploadAsync(pipe, "video/mp4", new UploadOptions
        {
            FileName = "piped.mp4",
            PartSize = 5 * 1024 * 1024,
            Size = sizeIsKnown ? file.Length : null,
        });

        await AssertIsFileAsync(upload.Key, path);
        Assert.Equal(JobState.Succeeded, (await pipeline.FinishAsync(upload)).Job.State);
    }

    [Fact]
    public async Task A_grant_carries_one_upload_and_no_second()
    {
        using var owner = NewClient(partsAtOnce: 1);
        var grant = await owner.GiveGrantAsync(new GrantTerms { ContentType = "video/*", MaxBytes = 100_000_000 });
        using var holder = new MediaFunctionsClient(new Uri(pipeline.Dev.Addresses.Api), Credential.Grant(grant.Grant));

        var upload = await holder.UploadAsync(await Containers.Mp4.PathAsync(), "video/mp4");

        Assert.Equal(upload.AssetId, (await holder.GetAssetAsync(upload.AssetId)).AssetId);
        var refused = await Assert.ThrowsAsync<MediaFunctionsException>(
            async () => await holder.UploadAsync(await RealUploads.Brief.PathAsync(), "video/mp4"));
        Assert.Equal("conflict", refused.Code);
        Assert.True(await owner.RevokeGrantAsync(grant.GrantId));
        Assert.False(await owner.RevokeGrantAsync(grant.GrantId));
    }

    private async Task AssertIsFileAsync(string key, string path)
    {
        using var buckets = new Buckets(pipeline.Dev.Addresses);
        await using var file = File.OpenRead(path);
        Assert.Equal(Convert.ToHexStringLower(await SHA256.HashDataAsync(file)), await buckets.UploadHashAsync(key));
    }

    private MediaFunctionsClient NewClient(int partsAtOnce) =>
        new(new Uri(pipeline.Dev.Addresses.Api), Credential.ApiKey(pipeline.Dev.Addresses.Key)) { PartsAtOnce = partsAtOnce };

    /// <summary>Keeps what it is told, on the spot.</summary>
    private sealed class Kept<T>(Action<T>? then = null) : IProgress<T>
    {
        public List<T> All { get; } = [];

        public void Report(T value)
        {
            lock (All)
                All.Add(value);
            then?.Invoke(value);
        }
    }
}
