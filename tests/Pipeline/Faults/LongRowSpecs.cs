using MediaFunctions.Processing;
using MediaFunctions.Processing.Jobs;
using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Uploads;

namespace MediaFunctions.Tests.Pipeline.Faults;

/// <summary>A column of a table takes 32 Ki characters; what people upload and ask for may say more.</summary>
[Collection(FaultCollection.Name)]
public sealed class LongRowSpecs(FaultFixture fixture)
{
    [Fact]
    public async Task A_job_of_a_hundred_streams_and_outputs_has_a_row()
    {
        await using var bench = new Bench(fixture);
        var (probe, manifest) = (Text(300_000), Text(100_000));
        var job = new MediaJob
        {
            AssetId = Ids.NewAssetId(),
            Version = Ids.Version("e", "default", 0),
            DeliveryId = Ids.NewToken(),
            Bucket = "uploads",
            Key = "long",
            ETag = "e",
            Recipe = "default",
        };

        await bench.Get<JobStore>().InsertAsync(
            new JobRow
            {
                Job = job,
                State = JobState.Cancelled,
                RecipeJson = "",
                CreatedAt = DateTimeOffset.UtcNow,
                SentAt = DateTimeOffset.UtcNow,
                ProbeJson = probe,
                ManifestJson = manifest,
            },
            CancellationToken.None);
        var row = (await bench.Get<JobStore>().GetAsync(job.JobId, CancellationToken.None))!;

        Assert.Equal(("", probe, manifest, null), (row.RecipeJson, row.ProbeJson, row.ManifestJson, row.ReceiptJson));
    }

    [Fact]
    public async Task Metadata_of_the_longest_kind_is_kept_in_any_script()
    {
        await using var bench = new Bench(fixture);
        var metadata = new Dictionary<string, string> { ["title"] = string.Concat(Enumerable.Repeat("映画", 4000)) };

        var ticket = (await bench.Get<UploadService>().CreateAsync(
            new UploadRequest("a.mp4", "video/mp4", 1, null, metadata), Caller.Key("tests"), CancellationToken.None)).Value!;

        Assert.Equal(metadata, (await bench.Get<UploadStore>().GetAsync(ticket.AssetId, CancellationToken.None))!.Metadata);
    }

    [Fact]
    public async Task A_foreign_message_as_long_as_a_queue_takes_is_a_dead_letter()
    {
        await using var bench = new Bench(fixture);
        var message = Text(64 * 1024);

        await bench.Get<JobProcessor>().BuryAsync(message, "long-foreign-id", CancellationToken.None);

        Assert.Equal(message, (await bench.Get<DeadLetterStore>().GetAsync("long-foreign-id", CancellationToken.None))!.Message);
    }

    /// <summary>With a surrogate pair at the seam of two columns.</summary>
    private static string Text(int length) => new string('x', (32 * 1024) - 1) + "😀" + new string('y', length - (32 * 1024) - 1);
}
