using System.Collections.Concurrent;
using Amazon.S3.Model;
using MediaFunctions.Processing.Ledger;

namespace MediaFunctions.Tests.Pipeline.Faults;

/// <summary>design: FFmpeg, Out. Playlists only after what they name.</summary>
[Collection(FaultCollection.Name)]
public sealed class PublishingSpecs(FaultFixture fixture)
{
    [Fact]
    public async Task A_master_playlist_goes_out_when_all_that_it_names_is_there()
    {
        var settings = fixture.Settings();
        settings["Recipes:Book"] = """{"recipes":{"default":{"outputs":{"hls":{"kind":"hls"}}}}}""";
        var told = new ConcurrentQueue<string>();
        await using var bench = new Bench(fixture, settings, WatchedS3.Of(async (request, send) =>
        {
            var playlist = request is PutObjectRequest { Key: var key } && key.EndsWith(".m3u8", StringComparison.Ordinal) ? Path.GetFileName(key) : null;
            if (playlist is not null)
                told.Enqueue($"{playlist} begins");
            await send();
            if (playlist is not null)
                told.Enqueue($"{playlist} is there");
        }));
        await bench.DrainAsync();

        var row = await bench.FinishAsync((await bench.IntakeAsync(await bench.UploadAsync(Clips.Short))).JobId!);

        Assert.Equal(JobState.Succeeded, row.State);
        Assert.True(told.Count > 4, "It has several renditions.");
        Assert.Equal(["master.m3u8 begins", "master.m3u8 is there"], told.TakeLast(2));
    }
}
