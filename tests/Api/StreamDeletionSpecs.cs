using MediaFunctions.Processing.Ledger;
using Microsoft.Extensions.DependencyInjection;

namespace MediaFunctions.Tests.Api;

/// <summary>An asset with a video at Cloudflare Stream, of which this pipeline has no settings any more.</summary>
[Collection(PartsCollection.Name)]
public sealed class StreamDeletionSpecs(PartsFixture fixture)
{
    [Fact]
    public async Task An_asset_whose_video_stands_is_not_said_to_be_deleted()
    {
        var jobs = fixture.Api.Services.GetRequiredService<JobStore>();
        var row = (await jobs.InsertAsync(
            SampleRows.Of(Caller.Key("alice"), 2008) with { State = JobState.Succeeded, StreamUid = "6b9e68b07dfee8cc2d116e4c51d6a957" },
            default))!;

        var response = await fixture.Api.SendAsync("DELETE", $"/api/assets/{row.Job.AssetId}");

        var message = await response.ProblemAsync(HttpStatusCode.ServiceUnavailable, "storage-unavailable");
        Assert.Contains("Cloudflare Stream", message, StringComparison.Ordinal);
        Assert.NotNull(await jobs.GetAsync(row.Job.JobId, default));
    }
}
