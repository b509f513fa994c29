using MediaFunctions.Tests.Processing.Kinds.Films;
using MediaFunctions.Tests.Samples;

namespace MediaFunctions.Tests.Processing.Kinds.Transcode;

public sealed class TranscodeSpecs(KindFixture kinds) : IClassFixture<KindFixture>
{
    private const string Small = """{"kind":"transcode","preset":"240p"}""";

    [Fact]
    public async Task It_is_an_mp4_that_plays_everywhere_and_while_it_loads()
    {
        var made = await kinds.MakeAsync(RealUploads.TenBit, Small);

        var (video, audio) = (await Judge.StreamAsync(made.Path, "video"), await Judge.StreamAsync(made.Path, "audio"));
        Assert.Equal(("h264", "High", "yuv420p"), (video.GetProperty("codec_name").GetString(), video.GetProperty("profile").GetString(), video.GetProperty("pix_fmt").GetString()));
        Assert.Equal(("bt709", "tv"), (video.GetProperty("color_space").GetString(), video.GetProperty("color_range").GetString()));
        Assert.Equal(("aac", "LC", 2), (audio.GetProperty("codec_name").GetString(), audio.GetProperty("profile").GetString(), audio.GetProperty("channels").GetInt32()));
        Assert.Equal(["ftyp", "moov", "free", "mdat"], Judge.Boxes(made.Path));
        Assert.Equal("avc1.64000d,mp4a.40.2", made.Finished.Details["codecs"]!.GetValue<string>());
        await Judge.DecodeAsync(made.Path);
    }

    [Theory]
    [InlineData("clip.mp4", "1080p", 320, 240)]
    [InlineData("clip.mp4", "240p", 320, 240)]
    [InlineData("rotated.mp4", "720p", 240, 320)]
    [InlineData("anamorphic.mp4", "720p", 428, 240)]
    [InlineData("odd-size.mp4", "720p", 322, 242)]
    public async Task It_is_never_above_the_source_even_upright_and_of_square_pixels(string sample, string preset, int width, int height)
    {
        var made = await kinds.MakeAsync(AllSamples.Named(sample), $$"""{"kind":"transcode","preset":"{{preset}}"}""");

        var video = await Judge.StreamAsync(made.Path, "video");
        Assert.Equal((width, height), (video.GetProperty("width").GetInt32(), video.GetProperty("height").GetInt32()));
        Assert.Equal((width, height), (made.Finished.Width!.Value, made.Finished.Height!.Value));
        Assert.Equal("1:1", video.GetProperty("sample_aspect_ratio").GetString());
        Assert.False(video.TryGetProperty("side_data_list", out _));
    }

    [Fact]
    public async Task A_large_film_fits_the_preset_and_a_portrait_one_too()
    {
        Assert.Equal((426, 240), await SizeAsync(await kinds.MakeAsync(Samples.Films.LargeBrief, Small)));
        Assert.Equal((240, 426), await SizeAsync(await kinds.MakeAsync(Samples.Films.PortraitBrief, Small)));
    }

    [Fact]
    public async Task A_rotated_film_stands_upright()
    {
        var made = await kinds.MakeAsync(RealUploads.Rotated, Small);

        var upright = await Judge.PixelsAsync(await Containers.Mp4.PathAsync(), "transpose=clock");
        Assert.InRange(Difference(upright, await Judge.PixelsAsync(made.Path)), 0, 6);
    }

    [Theory]
    [InlineData("hdr-pq.mp4")]
    [InlineData("hdr-hlg.mp4")]
    public async Task Hdr_looks_like_the_picture_that_was_lit(string sample)
    {
        var made = await kinds.MakeAsync(AllSamples.Named(sample), Small);

        var (shown, plain) = (await Judge.PixelsAsync(made.Path), await Judge.PixelsAsync(await AllSamples.Named(sample).PathAsync()));
        var lit = await Judge.PixelsAsync(await Containers.Mp4.PathAsync());
        Assert.InRange(Saturation(shown), 1.1 * Saturation(plain), 1);
        Assert.InRange(Difference(shown, lit), 0, 0.95 * Difference(plain, lit));
        var video = await Judge.StreamAsync(made.Path, "video");
        Assert.Equal("bt709", video.GetProperty("color_transfer").GetString());
        Assert.False(video.TryGetProperty("side_data_list", out _));
    }

    [Theory]
    [InlineData(Small)]
    [InlineData("""{"kind":"thumbnail","at":"0s","width":320}""")]
    [InlineData("""{"kind":"hls","ladder":["240p"]}""")]
    [InlineData("""{"kind":"storyboard","interval":"1s"}""")]
    public async Task Hd_that_names_no_colours_has_those_of_hd_as_players_show_it(string output)
    {
        var (named, unnamed) = (await kinds.MakeAsync(Samples.Films.HdBars, output), await kinds.MakeAsync(Samples.Films.HdBarsUnnamed, output));

        Assert.False((await Judge.StreamAsync(await Samples.Films.HdBarsUnnamed.PathAsync(), "video")).TryGetProperty("color_space", out _));
        Assert.Equal(await File.ReadAllBytesAsync(named.Path), await File.ReadAllBytesAsync(unnamed.Path));
    }

    [Fact]
    public async Task A_silent_film_gives_a_silent_film()
    {
        Assert.Equal(["video"], await Judge.TypesAsync((await kinds.MakeAsync(RealUploads.SilentFilm, Small)).Path));
    }

    [Theory]
    [InlineData("mono-8k.mov", 48000)]
    [InlineData("surround.mp4", 44100)]
    public async Task Any_sound_becomes_stereo_at_a_common_rate_and_keeps_its_loudness(string sample, int rate)
    {
        var made = await kinds.MakeAsync(AllSamples.Named(sample), Small);

        var audio = await Judge.StreamAsync(made.Path, "audio");
        Assert.Equal((2, $"{rate}"), (audio.GetProperty("channels").GetInt32(), audio.GetProperty("sample_rate").GetString()));
        Assert.InRange(await Judge.VolumeAsync(made.Path) - await Judge.VolumeAsync(await AllSamples.Named(sample).PathAsync()), -4, 4);
    }

    [Theory]
    [InlineData("short.mp4", 0.8)]
    [InlineData("live.mkv", 3.0)]
    [InlineData("live.flv", 3.0)]
    [InlineData("fragmented.mp4", 3.0)]
    [InlineData("mpeg2.ts", 3.0)]
    [InlineData("moving.gif", 1.0)]
    [InlineData("end-missing.mp4", null)]
    [InlineData("cut.mkv", null)]
    public async Task Odd_uploads_give_what_there_is_of_them(string name, double? seconds)
    {
        var sample = AllSamples.Named(name);
        var made = await kinds.MakeAsync(sample, Small);

        await Judge.DecodeAsync(made.Path);
        var duration = await Judge.DurationAsync(made.Path);
        if (seconds is { } whole)
            Assert.InRange(duration, whole - 0.05, whole + 0.1);
        else
            Assert.InRange(duration, 0.5, 2.9);
        Assert.InRange(made.Finished.DurationSeconds!.Value, duration - 0.1, duration + 0.1);
    }

    [Theory]
    [InlineData("audio-only.mp4", "The source has no picture.")]
    [InlineData("cover.mp3", "The source's picture is a still: it has no film.")]
    [InlineData("picture.jpg", "The source's picture is a still: it has no film.")]
    public async Task Without_a_film_it_is_skipped(string sample, string reason)
    {
        Assert.Equal(reason, (await kinds.SkipAsync(AllSamples.Named(sample), Small)).Reason);
    }

    [Fact]
    public async Task Nothing_of_the_sources_metadata_is_in_it()
    {
        var made = await kinds.MakeAsync(RealUploads.Tagged, Small);

        var text = System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(made.Path));
        Assert.DoesNotContain("Secret", text, StringComparison.Ordinal);
        Assert.DoesNotContain("+48.8577", text, StringComparison.Ordinal);
        Assert.Empty((await Judge.ProbeAsync(made.Path)).GetProperty("chapters").EnumerateArray());
    }

    [Fact]
    public async Task The_same_film_gives_the_same_bytes()
    {
        Assert.Equal((await kinds.MakeAsync(Samples.Films.Coded, Small)).Fingerprint, (await kinds.MakeAsync(Samples.Films.Coded, Small)).Fingerprint);
    }

    public static TheoryData<Sample> Racing => [Samples.Films.Slides, Samples.Films.Noise];

    /// <summary>One where packets wait for those of the other stream, and one where the bit rate's cap decides.</summary>
    [Theory]
    [MemberData(nameof(Racing))]
    public async Task What_threads_could_race_about_gives_the_same_bytes(Sample sample)
    {
        var made = new HashSet<string>();
        for (var time = 0; time < 4; time++)
            made.Add((await kinds.MakeAsync(sample, Small)).Fingerprint);

        Assert.Single(made);
    }

    private static async Task<(int, int)> SizeAsync(KindResult made)
    {
        var video = await Judge.StreamAsync(made.Path, "video");
        return (video.GetProperty("width").GetInt32(), video.GetProperty("height").GetInt32());
    }

    private static double Difference(byte[] one, byte[] other) => one.Zip(other, (a, b) => Math.Abs(a - b)).Average();

    private static double Saturation(byte[] picture) => picture.Chunk(3).Average(pixel =>
        pixel.Max() == 0 ? 0 : (pixel.Max() - pixel.Min()) / (double)pixel.Max());
}
