using MediaFunctions.Tests.Samples;

namespace MediaFunctions.Tests.Processing.Kinds.Storyboard;

/// <summary>Sheets and cues of films that tell the time, read by other programs than ours.</summary>
public sealed class StoryboardSpecs(KindFixture kinds) : IClassFixture<KindFixture>
{
    // A quarter of a second is four steps of grey: what JPEG at 80 leaves of it.
    private const double Grey = 0.25;

    [Fact]
    public async Task Every_tile_shows_the_frame_of_its_cue()
    {
        var board = await Board.OfAsync(kinds, Strips.KeyEveryTwo);

        Assert.False(board.KeyFramesOnly);
        Assert.Equal(12, board.Cues.Count);
        Assert.Equal(1, board.Detail("interval"));
        Assert.All(await board.TimesAsync(), time => Assert.Equal(time.Cue, time.Shown, Grey));
    }

    [Fact]
    public async Task Where_key_frames_are_close_nothing_else_is_decoded_and_no_tile_is_older_than_an_interval()
    {
        var board = await Board.OfAsync(kinds, Strips.KeyEveryTwo, ""","interval":"2.5s" """);

        Assert.True(board.KeyFramesOnly);
        Assert.Equal([0, 2.5, 5, 7.5, 10], board.Cues.Select(cue => cue.Start));
        Assert.Equal([0d, 2, 4, 6, 10], (await board.TimesAsync()).Select(time => Math.Round(time.Shown)));
    }

    [Theory]
    [InlineData("one-key.mp4")]
    [InlineData("broadcast.ts")]
    public async Task Where_key_frames_are_far_apart_all_frames_are_decoded(string name)
    {
        var board = await Board.OfAsync(kinds, AllSamples.Named(name), ""","interval":"3s" """);

        Assert.False(board.KeyFramesOnly);
        Assert.Equal(4, board.Cues.Count);
        Assert.All(await board.TimesAsync(), time => Assert.Equal(time.Cue, time.Shown, Grey));
    }

    [Theory]
    [InlineData("slow.mp4", 12)]
    [InlineData("fast.mp4", 2)]
    [InlineData("resized.ts", 6)]
    public async Task A_film_of_any_frame_rate_and_one_that_changes_its_size_shows_its_time(string name, int tiles)
    {
        var board = await Board.OfAsync(kinds, AllSamples.Named(name));

        Assert.Equal(tiles, board.Cues.Count);
        Assert.All(await board.TimesAsync(), time => Assert.Equal(time.Cue, time.Shown, Grey));
    }

    [Fact]
    public async Task A_slide_stands_on_every_tile_of_its_time()
    {
        var times = await (await Board.OfAsync(kinds, Strips.Slides)).TimesAsync();

        Assert.All(times, time => Assert.Equal(Math.Floor(time.Cue / 3) * 3, time.Shown, Grey));
    }

    [Fact]
    public async Task The_interval_of_a_film_without_a_length_in_its_header_follows_from_its_packets()
    {
        var board = await Board.OfAsync(kinds, Strips.Recorded);

        Assert.Null(board.Made.Source.DurationSeconds);
        Assert.Equal(6, board.Cues.Count);
        Assert.Equal(6, board.Cues[^1].End, 0.1);
        Assert.All(await board.TimesAsync(), time => Assert.Equal(time.Cue, time.Shown, 2 * Grey));
    }

    [Theory]
    [InlineData("live.mkv")]
    [InlineData("live.flv")]
    [InlineData("mpeg1.m1v")]
    [InlineData("vp8.ivf")]
    [InlineData("moving.gif")]
    [InlineData("moving.webp")]
    [InlineData("moving.apng")]
    [InlineData("prores.mov")]
    [InlineData("av1.mp4")]
    [InlineData("mpeg2.mpg")]
    [InlineData("short.mp4")]
    [InlineData("audio-first.mp4")]
    [InlineData("surround.mp4")]
    [InlineData("fragmented.mp4")]
    public async Task Every_container_gives_as_many_tiles_as_it_has_seconds(string name)
    {
        var board = await Board.OfAsync(kinds, AllSamples.Named(name));

        Assert.InRange(board.Made.Finished.DurationSeconds!.Value, 0.7, 3.2);
        Assert.Equal(Math.Max(1, Math.Round(board.Made.Finished.DurationSeconds.Value)), board.Cues.Count, 1.0);
        Assert.False(File.Exists(Path.Combine(Path.GetDirectoryName(board.Made.Path)!, "tiles.txt")));
    }

    [Fact]
    public async Task There_is_no_tile_behind_the_end_of_the_picture_and_the_last_cue_lasts_to_the_end_of_the_sound()
    {
        var board = await Board.OfAsync(kinds, Strips.LongSound);

        Assert.InRange(board.Cues.Count, 3, 4);
        Assert.Equal(12, board.Cues[^1].End, 0.1);
    }

    [Fact]
    public async Task A_film_whose_second_half_is_missing_has_the_tiles_of_the_first()
    {
        var board = await Board.OfAsync(kinds, Strips.Half);

        Assert.True(board.Made.Source.Truncated);
        Assert.InRange(board.Cues.Count, 3, 9);
        Assert.All(await board.TimesAsync(), time => Assert.Equal(time.Cue, time.Shown, Grey));
    }

    [Theory]
    [InlineData("jpg", "mjpeg")]
    [InlineData("webp", "webp")]
    public async Task A_long_film_has_several_sheets_of_one_size(string format, string codec)
    {
        var board = await Board.OfAsync(kinds, Strips.KeyEveryTwo, $$""","columns":3,"rows":2,"width":64,"interval":"0.75s","format":"{{format}}" """);

        Assert.Equal(16, board.Cues.Count);
        Assert.Equal([$"sheet-001.{format}", $"sheet-002.{format}", $"sheet-003.{format}"], board.Cues.Select(cue => cue.Sheet).Distinct());
        Assert.Equal("sheet-002." + format + "#xywh=64,36,64,36", board.Cues[10].Text);
        foreach (var file in Enumerable.Range(1, 3))
            Assert.Equal($"{codec},192,72", await Planning.RealRun.AskAsync(board.Made.PathOf(file), "stream=codec_name,width,height"));
        Assert.All(await board.TimesAsync(), time => Assert.Equal(time.Cue, time.Shown, Grey));
    }

    [Fact]
    public async Task The_same_film_gives_the_same_bytes()
    {
        var one = await Board.OfAsync(kinds, Strips.KeyEveryTwo, ""","interval":"3s" """);
        var two = await Board.OfAsync(kinds, Strips.KeyEveryTwo, ""","interval":"3s" """);

        Assert.Equal(one.Made.Fingerprint, two.Made.Fingerprint);
    }

    [Theory]
    [InlineData("audio-only.mp4", "The source has no picture.")]
    [InlineData("cover.mp3", "The source's picture is a still: it has no film.")]
    [InlineData("picture.jpg", "The source's picture is a still: it has no film.")]
    [InlineData("picture.gif", "The source's picture is a still: it has no film.")]
    public async Task What_is_no_film_has_no_storyboard(string name, string reason)
    {
        Assert.Equal(reason, (await kinds.SkipAsync(AllSamples.Named(name), """{"kind":"storyboard"}""")).Reason);
    }
}
