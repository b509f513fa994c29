using System.Net;
using MediaFunctions.Processing;
using MediaFunctions.Processing.Events;
using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Uploads;

namespace MediaFunctions.Tests.Pipeline.Faults;

/// <summary>An upload's address, bent to a copy of what its holder cannot read: it leads nowhere.</summary>
[Collection(FaultCollection.Name)]
public sealed class CopiedUploadSpecs(FaultFixture fixture) : IDisposable
{
    private const string Secret = "brand/film.mp4";

    private readonly HttpClient http = new();

    [Fact]
    public async Task A_copy_in_the_place_of_a_promised_upload_is_deleted_and_makes_no_job()
    {
        await using var bench = new Bench(fixture);
        var copied = await CopyAsync(bench);

        var result = await bench.IntakeAsync(copied);

        await AssertNothingAsync(bench, copied, result);
    }

    [Fact]
    public async Task A_process_killed_right_after_the_deletion_leaves_nothing_to_do()
    {
        await using var bench = new Bench(fixture);
        var copied = await CopyAsync(bench);
        Assert.Equal(137, await Bench.DieAsync(fixture.Settings(), CrashPoint.CopyDeleted, "intake", Bench.EventJson(copied)));

        var result = await bench.IntakeAsync(copied);

        await AssertNothingAsync(bench, copied, result);
    }

    public void Dispose() => http.Dispose();

    /// <summary>What a holder of the address does, and the event that R2 then sends.</summary>
    private async Task<R2Event> CopyAsync(Bench bench)
    {
        var secret = await bench.PutAsync(Clips.Short, Secret);
        var wish = new UploadRequest("a.mp4", "video/mp4", null, null, null) { Way = UploadWay.OnePut };
        var promised = await bench.Get<UploadService>().CreateAsync(wish, Caller.Subject("https://login.example.com", "mallory"), CancellationToken.None);
        var ticket = promised.Value!;
        using var request = new HttpRequestMessage(HttpMethod.Put, ticket.Url) { Content = new ByteArrayContent([]) };
        request.Content.Headers.TryAddWithoutValidation("content-type", "video/mp4");
        request.Headers.TryAddWithoutValidation("x-amz-copy-source", $"{secret.Bucket}/{Secret}");
        // What R2 should refuse, as S3 does, and miniflare does not.
        Assert.Equal(HttpStatusCode.OK, (await http.SendAsync(request)).StatusCode);
        var head = (await bench.Uploads.HeadAsync(ticket.Key, CancellationToken.None))!;
        return new R2Event
        {
            Action = "CopyObject",
            Bucket = secret.Bucket,
            Object = new R2EventObject { Key = ticket.Key, Size = head.SizeBytes, ETag = head.ETag },
        };
    }

    private static async Task AssertNothingAsync(Bench bench, R2Event copied, IntakeResult result)
    {
        Assert.Equal(IntakeOutcome.Ignored, result.Outcome);
        Assert.Null(await bench.Uploads.HeadAsync(copied.Object.Key, CancellationToken.None));
        Assert.Empty(await bench.Get<JobStore>().ForAssetAsync(UploadKey.AssetIdOf(copied.Object.Key)!, CancellationToken.None));
    }
}
