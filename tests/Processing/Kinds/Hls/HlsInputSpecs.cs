using MediaFunctions.Processing.Kinds;
using MediaFunctions.Processing.Kinds.Hls;
using MediaFunctions.Tests.Processing.Media;
using MediaFunctions.Tests.Samples;

namespace MediaFunctions.Tests.Processing.Kinds.Hls;

/// <summary>Every odd source gives what a player can play, or a reason why not.</summary>
public sealed class HlsInputSpecs(KindFixture fixture) : IClassFixture<KindFixture>
{
    private const string Output = """{"kind":"hls","segment":2}""";

    [Theory]
    [InlineData("rotated.mp4", "240p", 240, 320, 3, true)]
    [InlineData("anamorphic.mp4", "240p", 426, 240, 3, true)]
    [InlineData("10bit.mp4", "240p", 320, 240, 3, true)]
    [InlineData("422.mp4", "240p", 320, 240, 3, true)]
    [InlineData("silent.mp4", "240p", 320, 240, 3, false)]
    [InlineData("surround.mp4", "240p", 320, 240, 3, true)]
    [InlineData("odd-size.mp4", "240p", 320, 240, 3, true)]
    [InlineData("live.mkv", "240p", 320, 240, 3, true)]
    [InlineData("live.flv", "240p", 320, 240, 3, true)]
    [InlineData("mpeg1.m1v", "240p", 320, 240, 3, false)]
    [InlineData("audio-first.mp4", "240p", 320, 240, 3, true)]
    [InlineData("tiny.mp4", "48p", 64, 48, 1, false)]
    [InlineData("slow-stream.mp4", "96p", 128, 96, 5, true)]
    [InlineData("fast-stream.mp4", "96p", 128, 96, 1.5, false)]
    public async Task An_odd_film_is_streamed(string sample, string rendition, int width, int height, double seconds, bool sound)
    {
        var made = await fixture.MakeAsync(AllSamples.Named(sample), Output);

        Assert.Equal((width, height), (made.Finished.Width, made.Finished.Height));
        Assert.InRange(made.Finished.DurationSeconds!.Value, seconds - 0.1, seconds + 0.15);
        var video = Assert.Single(await Debian.StreamsAsync(Path.Combine(made.Folder, "o", $"{rendition}.m3u8")));
        Assert.Equal("yuv420p", video.GetProperty("pix_fmt").GetString());
        Assert.Equal("bt709", video.GetProperty("color_space").GetString());
        Assert.Equal("1:1", video.GetProperty("sample_aspect_ratio").GetString());
        Assert.Equal(sound, File.Exists(Path.Combine(made.Folder, "o", "audio.m3u8")));
        Assert.Equal(sound, (await File.ReadAllTextAsync(made.Path)).Contains("EXT-X-MEDIA", StringComparison.Ordinal));
        Assert.NotEmpty(await Debian.LumaAsync(Path.Combine(made.Folder, "o", $"{rendition}.m3u8")));
        AssertNamesArePlain(made);
    }

    [Theory]
    [InlineData("audio-only.mp4")]
    [InlineData("cover.mp3")]
    [InlineData("cover.m4a")]
    [InlineData("tone.wav")]
    [InlineData("mono-8k.wav")]
    public async Task Sound_alone_is_a_master_of_sound_alone(string sample)
    {
        var made = await fixture.MakeAsync(AllSamples.Named(sample), Output);

        Assert.Matches(
            """
            \A#EXTM3U
            #EXT-X-VERSION:7
            #EXT-X-INDEPENDENT-SEGMENTS
            #EXT-X-STREAM-INF:BANDWIDTH=\d+,AVERAGE-BANDWIDTH=\d+,CODECS="mp4a\.40\.2"
            audio\.m3u8
            \z
            """, await File.ReadAllTextAsync(made.Path));
        Assert.All(made.Finished.Files.Skip(2), file => Assert.Equal("audio/mp4", file.ContentType));
        var audio = Assert.Single(await Debian.StreamsAsync(Path.Combine(made.Folder, "o", "audio.m3u8")));
        Assert.Equal(2, audio.GetProperty("channels").GetInt32());
        Assert.Equal("48000", audio.GetProperty("sample_rate").GetString());
        Assert.Null(made.Finished.Width);
        AssertNamesArePlain(made);
    }

    [Theory]
    [InlineData("tone.wav", "audio")]
    [InlineData("tiny.mp4", "48p")]
    [InlineData("silent.mp4", "240p")]
    public async Task A_single_rendition_is_named_like_one_of_many(string sample, string rendition)
    {
        var made = await fixture.MakeAsync(AllSamples.Named(sample), Output);

        Assert.Equal($"o/{rendition}-init.mp4", made.Finished.Files[2].Name);
        Assert.Contains($"URI=\"{rendition}-init.mp4\"", await File.ReadAllTextAsync(made.PathOf(1)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_film_shorter_than_a_segment_is_one_segment()
    {
        var made = await fixture.MakeAsync(RealUploads.Brief, """{"kind":"hls"}""");

        Assert.Equal(
            ["o/master.m3u8", "o/240p.m3u8", "o/240p-init.mp4", "o/240p0.m4s", "o/audio.m3u8", "o/audio-init.mp4", "o/audio0.m4s"],
            made.Finished.Files.Select(file => file.Name));
        Assert.Contains("#EXT-X-TARGETDURATION:1\n", await File.ReadAllTextAsync(made.PathOf(1)), StringComparison.Ordinal);
    }

    /// <summary>With the least that tone mapping adds to the saturation: HLG is made to look fair without it.</summary>
    [Theory]
    [InlineData("hdr-portrait.mp4", 1.5)]
    [InlineData("hdr-hlg.mp4", 1.1)]
    public async Task Hdr_is_not_grey(string sample, double least)
    {
        var made = await fixture.MakeAsync(AllSamples.Named(sample), Output);
        var shown = await Debian.FrameAsync(Path.Combine(made.Folder, "o", "240p.m3u8"));
        var stored = await Debian.FrameAsync(await AllSamples.Named(sample).PathAsync());

        Assert.InRange(Saturation(shown), least * Saturation(stored), 1);
    }

    [Fact]
    public async Task A_rotated_film_stands_upright()
    {
        var made = await fixture.MakeAsync(RealUploads.Rotated, Output);
        var shown = await Debian.FrameAsync(Path.Combine(made.Folder, "o", "240p.m3u8"));

        Assert.InRange(shown.Zip(await Debian.FrameAsync(await Containers.Mp4.PathAsync(), "transpose=1"), (a, b) => Math.Abs(a - b)).Average(), 0, 8);
    }

    [Fact]
    public async Task Of_a_file_whose_end_is_missing_what_is_there_is_streamed()
    {
        var made = await fixture.MakeAsync(BadInput.EndMissing, Output);

        Assert.InRange(made.Finished.DurationSeconds!.Value, 1, 2.9);
    }

    [Theory]
    [InlineData("end-missing-short-sound.mp4")]
    [InlineData("far-apart.ts")]
    public async Task Where_the_header_promises_too_much_the_sound_is_filled_up_to_the_picture_that_is_there(string sample)
    {
        var made = await fixture.MakeAsync(AllSamples.Named(sample), Output);

        var picture = await MediaPlaylist.ReadAsync(Path.Combine(made.Folder, "o", "240p.m3u8"), CancellationToken.None);
        var sound = await MediaPlaylist.ReadAsync(Path.Combine(made.Folder, "o", "audio.m3u8"), CancellationToken.None);
        Assert.InRange(picture!.DurationSeconds, 2, 4);
        Assert.InRange(sound!.DurationSeconds, picture.DurationSeconds - 0.2, picture.DurationSeconds + 0.5);
    }

    [Fact]
    public async Task A_sound_that_nobody_knows_leaves_a_silent_film()
    {
        var made = await fixture.MakeAsync(BadInput.UnknownAudio, Output);

        Assert.DoesNotContain(made.Finished.Files, file => file.ContentType == "audio/mp4");
    }

    [Fact]
    public async Task A_4K_film_in_HDR_fits_the_memory_of_a_function_in_four_sizes()
    {
        var made = await fixture.MakeAsync(Streams.HdrUhd, Output);

        Assert.Equal(4, made.Finished.Details["renditions"]!.AsArray().Count);
        Assert.Equal((1920, 1080), (made.Finished.Width, made.Finished.Height));
    }

    [Theory]
    [InlineData("picture.jpg", "The source's picture is a still: it has no film.", false)]
    [InlineData("picture.gif", "The source's picture is a still: it has no film.", false)]
    [InlineData("unknown-video.mp4", "The source's picture is of a codec that cannot be decoded here.", true)]
    public async Task What_is_no_film_and_has_no_sound_is_skipped(string sample, string reason, bool undecodable)
    {
        Assert.Equal(new Skip(reason, undecodable), await fixture.SkipAsync(AllSamples.Named(sample), Output));
    }

    /// <summary>FFmpeg puts a rendition's name into a pattern only where there are several.</summary>
    private static void AssertNamesArePlain(KindResult made) =>
        Assert.All(made.Finished.Files, file => Assert.Matches(@"\Ao/[a-z0-9]+(-init)?\.(m3u8|mp4|m4s)\z", file.Name));

    private static double Saturation(byte[] picture) => picture.Chunk(3).Average(pixel =>
        pixel.Max() == 0 ? 0 : (pixel.Max() - pixel.Min()) / (double)pixel.Max());
}
