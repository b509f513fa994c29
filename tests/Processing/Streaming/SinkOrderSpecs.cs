using System.Text;
using MediaFunctions.Processing.Streaming;
using MediaFunctions.Tests.Processing.Running;

namespace MediaFunctions.Tests.Processing.Streaming;

/// <summary>design: FFmpeg, Out. Playlists only after what they name; of a file written again only the last counts.</summary>
public sealed class SinkOrderSpecs
{
    private readonly TaskCompletionSource answer = new();
    private readonly MemoryStore store = new();

    [Fact]
    public async Task A_playlist_is_sent_when_all_that_was_begun_before_it_has_arrived()
    {
        store.Before = (request, _) => request == "put v0-1.m4s" ? answer.Task : Task.CompletedTask;
        await using var sunk = await Sunk.OpenAsync(store);

        await sunk.PutAsync("v0-0.m4s", [0]);
        await sunk.PutAsync("v0-1.m4s", [1]);
        await sunk.PutAsync("v0.m3u8", [2]);
        await sunk.PutAsync("v0-2.m4s", [3]);
        await Eventually.HoldsAsync(() => store.Objects.ContainsKey("v0-2.m4s") && store.UnderWay == 1);
        Assert.DoesNotContain("put v0.m3u8", store.Asked);
        answer.SetResult();
        await sunk.CompleteAsync();

        Assert.Equal(["put v0-1.m4s", "put v0.m3u8"], store.Done.TakeLast(2));
    }

    [Fact]
    public async Task A_playlist_waits_for_a_segment_that_is_still_written()
    {
        await using var sunk = await Sunk.OpenAsync(store);

        var segment = sunk.Begin("v0-0.m4s");
        await segment.WriteAsync([1]);
        await Eventually.HoldsAsync(() => sunk.Sink.BufferedBytes > 0);
        await sunk.PutAsync("v0.m3u8", [2]);
        await sunk.PutAsync("master.m3u8", [3]);
        Assert.Empty(store.Asked);
        await segment.EndAsync();
        await sunk.CompleteAsync();

        Assert.Equal(["put v0-0.m4s", "put v0.m3u8", "put master.m3u8"], store.Done);
    }

    [Fact]
    public async Task Which_files_are_playlists_is_the_rules_to_say()
    {
        store.Before = (request, _) => request == "put a.jpg" ? answer.Task : Task.CompletedTask;
        await using var sunk = await Sunk.OpenAsync(
            store, rules: new SinkRules(1000) { IsPlaylist = name => name == "sprite.vtt" });

        await sunk.PutAsync("a.jpg", [0]);
        await sunk.PutAsync("b.m3u8", [1]);
        await sunk.PutAsync("sprite.vtt", [2]);
        await Eventually.HoldsAsync(() => store.Objects.ContainsKey("b.m3u8"));
        answer.SetResult();
        await sunk.CompleteAsync();

        Assert.Equal(["put b.m3u8", "put a.jpg", "put sprite.vtt"], store.Done);
    }

    [Fact]
    public async Task Of_a_file_written_again_and_again_the_last_counts_and_those_between_are_not_sent()
    {
        store.Before = (_, _) => answer.Task;
        await using var sunk = await Sunk.OpenAsync(store);

        await sunk.PutAsync("a.jpg", [1]);
        await Eventually.HoldsAsync(() => store.UnderWay == 1);
        for (byte version = 2; version <= 50; version++)
            await sunk.PutAsync("a.jpg", [version, version]);
        answer.SetResult();
        await sunk.CompleteAsync();

        Assert.Equal([50, 50], store.Objects["a.jpg"]);
        Assert.Equal(2, sunk.Sink.Files["a.jpg"].Bytes);
        Assert.Equal(2, store.Done.Count);
    }

    [Fact]
    public async Task A_large_file_that_is_written_again_leaves_nothing_of_its_first_parts()
    {
        await using var sunk = await Sunk.OpenAsync(store);
        var second = Sunk.RandomBytes(9 * Sunk.MiB, 2);

        var first = sunk.Begin("a.ts");
        await first.WriteAsync(Sunk.RandomBytes(9 * Sunk.MiB, 1));
        await Eventually.HoldsAsync(() => store.Done.Contains("part 1 of a.ts"));
        await sunk.PutAsync("a.ts", second);
        await first.EndAsync();
        await sunk.CompleteAsync();

        Assert.True(second.AsSpan().SequenceEqual(store.Objects["a.ts"]));
        Assert.Single(store.Done, "abort a.ts");
        Assert.Single(store.Done, "complete a.ts");
    }

    [Fact]
    public async Task A_playlist_that_grows_beside_one_long_file_is_sent_once_at_its_end()
    {
        await using var sunk = await Sunk.OpenAsync(store);

        var film = sunk.Begin("audio.mp3");
        await film.WriteAsync([1]);
        await Eventually.HoldsAsync(() => sunk.Sink.BufferedBytes > 0);
        for (var segment = 0; segment < 20; segment++)
        {
            await sunk.PutAsync($"v0-{segment}.m4s", [1]);
            await sunk.PutAsync("v0.m3u8", Encoding.ASCII.GetBytes($"up to {segment}"));
        }
        await film.EndAsync();
        await sunk.CompleteAsync();

        Assert.Equal("up to 19", Encoding.ASCII.GetString(sunk.Sink.Files["v0.m3u8"].Content!));
        Assert.Single(store.Done, "put v0.m3u8");
        Assert.Equal("put v0.m3u8", store.Done[^1]);
    }
}
