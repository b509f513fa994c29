using MediaFunctions.Tests.Processing.Kinds.Films;
using MediaFunctions.Tests.Samples;

namespace MediaFunctions.Tests.Processing.Kinds.Clip;

/// <summary>Clips of odd uploads.</summary>
public sealed class ClipSourceSpecs(KindFixture kinds) : IClassFixture<KindFixture>
{
    [Theory]
    [InlineData("hevc.mp4", "Not every player plays hevc.")]
    [InlineData("422.mp4", "Not every player plays H.264 of this depth of colour.")]
    [InlineData("240fps.mp4", "The source's frame rate is not one that every player plays.")]
    [InlineData("hdr-pq.mp4", "Not every player plays hevc.")]
    [InlineData("clip.flv", "Not every player plays flv1.")]
    [InlineData("live.flv", "The source's container does not keep the times of its packets.")]
    public async Task What_does_not_play_everywhere_is_encoded(string sample, string reason)
    {
        var made = await kinds.MakeAsync(AllSamples.Named(sample), """{"kind":"clip","from":"0s","to":"0.5s"}""");

        Assert.Equal(("encode", reason), (made.Finished.Details["method"]!.GetValue<string>(), made.Finished.Details["reason"]!.GetValue<string>()));
        Assert.Equal("yuv420p", (await Judge.StreamAsync(made.Path, "video")).GetProperty("pix_fmt").GetString());
        Assert.InRange(await Judge.DurationAsync(made.Path), 0.46, 0.54);
    }

    [Theory]
    [InlineData("rotated.mp4", "0s", 240, 320)]
    [InlineData("rotated.mp4", "0.4s", 240, 320)]
    [InlineData("anamorphic.mp4", "0s", 427, 240)]
    [InlineData("anamorphic.mp4", "0.4s", 428, 240)]
    public async Task Its_size_is_the_one_that_is_displayed(string sample, string from, int width, int height)
    {
        var made = await kinds.MakeAsync(AllSamples.Named(sample), $$"""{"kind":"clip","from":"{{from}}","to":"1.2s"}""");

        Assert.Equal((width, height), (made.Finished.Width!.Value, made.Finished.Height!.Value));
        Assert.Equal(from == "0s" ? "copy" : "encode", made.Finished.Details["method"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_copy_is_still_upright()
    {
        var made = await kinds.MakeAsync(RealUploads.Rotated, """{"kind":"clip","from":"0s","to":"2s"}""");

        var upright = await Judge.PixelsAsync(await Containers.Mp4.PathAsync(), "transpose=clock");
        Assert.InRange((await Judge.PixelsAsync(made.Path)).Zip(upright, (a, b) => Math.Abs(a - b)).Average(), 0, 2);
    }

    [Theory]
    [InlineData("audio-only.mp4")]
    [InlineData("cover.mp3")]
    [InlineData("tone.aac")]
    [InlineData("tone.wav")]
    public async Task Of_sound_alone_it_is_a_part_of_the_sound(string sample)
    {
        var made = await kinds.MakeAsync(AllSamples.Named(sample), """{"kind":"clip","from":"0.5s","to":"1.5s"}""");

        Assert.Equal("o.m4a", made.Finished.Files[0].Name);
        Assert.Equal("audio/mp4", made.Finished.Files[0].ContentType);
        Assert.Equal(["audio"], await Judge.TypesAsync(made.Path));
        Assert.Equal("mp4a.40.2", made.Finished.Details["codecs"]!.GetValue<string>());
        Assert.InRange(await Judge.DurationAsync(made.Path), 0.97, 1.03);
    }

    [Fact]
    public async Task Sound_that_is_not_aac_is_encoded_beside_a_copied_picture()
    {
        var made = await kinds.MakeAsync(Containers.Mkv, """{"kind":"clip","from":"0s","to":"1.2s"}""");

        Assert.Equal("copy", made.Finished.Details["method"]!.GetValue<string>());
        Assert.Equal("aac", (await Judge.StreamAsync(made.Path, "audio")).GetProperty("codec_name").GetString());
        Assert.InRange(await Judge.DurationAsync(made.Path), 1.16, 1.24);
    }

    [Theory]
    [InlineData("silent.mp4")]
    [InlineData("surround.mp4")]
    [InlineData("mono-8k.mov")]
    [InlineData("odd-size.mp4")]
    [InlineData("live.mkv")]
    [InlineData("mpeg2.ts")]
    [InlineData("1fps.mp4")]
    [InlineData("end-missing.mp4")]
    [InlineData("short.mp4")]
    public async Task Every_odd_upload_gives_its_part(string sample)
    {
        var made = await kinds.MakeAsync(AllSamples.Named(sample), """{"kind":"clip","from":"0.2s","to":"0.6s"}""");

        Assert.InRange(await Judge.DurationAsync(made.Path), 0.36, 0.46);
        Assert.InRange((await Judge.FrameTimesAsync(made.Path))[0], 0, 0.001);
        await Judge.DecodeAsync(made.Path);
    }

    [Theory]
    [InlineData("coded.mp4", "0s")]
    [InlineData("late-sound.mkv", "0s")]
    [InlineData("late-sound.mkv", "0.1s")]
    public async Task A_part_before_the_sound_begins_is_silent_or_has_no_sound(string sample, string from)
    {
        var made = await kinds.MakeAsync(AllSamples.Named(sample), $$"""{"kind":"clip","from":"{{from}}","to":"0.6s"}""");

        await Judge.DecodeAsync(made.Path);
        var types = await Judge.TypesAsync(made.Path);
        Assert.Equal(sample == "coded.mp4" ? ["video", "audio"] : ["video"], types);
        Assert.Equal(types.Contains("audio"), made.Finished.Details["codecs"]!.GetValue<string>().Contains("mp4a", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_part_in_which_nothing_moves_shows_what_was_on_the_screen()
    {
        var made = await kinds.MakeAsync(Samples.Films.Screen, """{"kind":"clip","from":"1.2s","to":"1.8s"}""");

        Assert.Equal(0, (await Judge.FrameTimesAsync(made.Path))[0]);
        Assert.InRange(await Judge.DurationAsync(made.Path), 0.5, 0.64);
    }
}
