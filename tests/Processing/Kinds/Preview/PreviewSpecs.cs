using MediaFunctions.Tests.Processing.Planning;
using MediaFunctions.Tests.Samples;

namespace MediaFunctions.Tests.Processing.Kinds.Preview;

/// <summary>Previews of films that tell the time, read by other programs than ours.</summary>
public sealed class PreviewSpecs(KindFixture kinds) : IClassFixture<KindFixture>
{
    private const double Grey = 0.3;

    private static readonly double[] Five = [0.8, 3.2, 5.6, 8, 10.4];

    [Theory]
    [InlineData("webp")]
    [InlineData("gif")]
    public async Task An_animation_shows_every_moment_for_its_length_and_repeats_for_ever(string format)
    {
        var made = await kinds.MakeAsync(RealUploads.Main, $$"""{"kind":"preview","format":"{{format}}","width":160}""");

        var read = await OtherReader.AnimationAsync(made.Path);
        Assert.Equal(40, read.Delays.Count);
        Assert.All(read.Delays, delay => Assert.Equal(100, delay));
        Assert.Equal((0, 160, 90), (read.Loops, read.Width, read.Height));
        Assert.Equal(4, made.Finished.DurationSeconds!.Value, 3);
        Assert.Equal([2.6, 8.6, 14.6, 20.6, 26.6], Moments(made));
    }

    [Theory]
    [InlineData("webp")]
    [InlineData("gif")]
    public async Task An_animation_stops_after_its_first_time_where_that_is_asked(string format)
    {
        var made = await kinds.MakeAsync(Strips.KeyEveryTwo, $$"""{"kind":"preview","format":"{{format}}","moments":2,"loop":false}""");

        Assert.Equal(1, (await OtherReader.AnimationAsync(made.Path)).Loops);
    }

    [Theory]
    [InlineData("key-every-two.mp4")]
    [InlineData("one-key.mp4")]
    [InlineData("broadcast.ts")]
    public async Task Every_frame_is_of_its_moment_in_the_order_of_time(string name)
    {
        var made = await kinds.MakeAsync(AllSamples.Named(name), """{"kind":"preview","format":"gif"}""");

        for (var frame = 0; frame < 40; frame++)
            Assert.Equal(Five[frame / 8] + (frame % 8 * 0.1), await ShownAsync(made.Path, frame * 0.1), Grey);
    }

    [Fact]
    public async Task An_mp4_is_silent_h264_that_starts_fast_and_keeps_the_pace_of_the_film()
    {
        var made = await kinds.MakeAsync(RealUploads.AudioFirst, """{"kind":"preview","format":"mp4","moments":3,"momentLength":"0.4s"}""");

        Assert.Equal("h264,High,320,240,yuv420p,25/1,30", await AskAsync(made.Path, "stream=codec_name,profile,pix_fmt,width,height,r_frame_rate,nb_read_frames"));
        Assert.Equal(1.2, made.Finished.DurationSeconds!.Value, 2);
        var bytes = System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(made.Path));
        Assert.True(bytes.IndexOf("moov", StringComparison.Ordinal) < bytes.IndexOf("mdat", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("fast.mp4", "30/1", 36)]
    [InlineData("slow.mp4", "1/1", 3)]
    public async Task An_mp4_has_thirty_frames_a_second_at_most(string name, string rate, int frames)
    {
        var made = await kinds.MakeAsync(AllSamples.Named(name), """{"kind":"preview","format":"mp4","moments":3,"momentLength":"0.4s"}""");

        Assert.Equal($"{rate},{frames}", await AskAsync(made.Path, "stream=r_frame_rate,nb_read_frames"));
    }

    [Theory]
    [InlineData("slow.mp4")]
    [InlineData("slides.mkv")]
    public async Task A_moment_between_two_frames_shows_the_one_that_stands(string name)
    {
        var made = await kinds.MakeAsync(AllSamples.Named(name), """{"kind":"preview","format":"gif","moments":3,"momentLength":"0.4s"}""");

        var each = name == "slow.mp4" ? 1 : 3;
        Assert.Equal(3, Moments(made).Count);
        Assert.Equal(1.2, (await OtherReader.AnimationAsync(made.Path)).Delays.Sum() / 1000.0, 3);
        foreach (var (index, start) in Moments(made).Index())
            Assert.Equal(Math.Floor(start / each) * each, await ShownAsync(made.Path, index * 0.4), Grey);
    }

    [Theory]
    [InlineData("webp")]
    [InlineData("gif")]
    [InlineData("mp4")]
    public async Task A_film_shorter_than_its_moments_is_shown_once(string format)
    {
        var made = await kinds.MakeAsync(RealUploads.Brief, $$"""{"kind":"preview","format":"{{format}}"}""");

        Assert.Equal([0d], Moments(made));
        Assert.Equal(0.8, made.Finished.DurationSeconds!.Value, 2);
    }

    [Fact]
    public async Task Moments_behind_the_end_of_a_damaged_film_are_left_out()
    {
        var made = await kinds.MakeAsync(Strips.Half, """{"kind":"preview"}""");

        Assert.InRange(Moments(made).Count, 1, 4);
        Assert.Equal(Five[..Moments(made).Count], Moments(made));
        Assert.Equal(Moments(made).Count * 0.8, (await OtherReader.AnimationAsync(made.Path)).Delays.Sum() / 1000.0, 3);
    }

    [Fact]
    public async Task Where_no_moment_is_found_there_is_a_piece_from_the_start()
    {
        var made = await kinds.MakeAsync(Strips.Fifth, """{"kind":"preview","moments":1}""");

        Assert.Equal([0d], Moments(made));
        Assert.Equal(0.8, made.Finished.DurationSeconds!.Value, 2);
    }

    [Fact]
    public async Task A_film_of_unknown_length_gives_a_piece_from_the_start()
    {
        var made = await kinds.MakeAsync(Strips.Recorded, """{"kind":"preview","format":"gif"}""");

        Assert.Equal([0d], Moments(made));
        Assert.Equal(4, made.Finished.DurationSeconds!.Value, 1);
        Assert.Equal(3, await ShownAsync(made.Path, 3), 0.6);
    }

    [Theory]
    [InlineData("webp")]
    [InlineData("gif")]
    [InlineData("mp4")]
    public async Task The_same_film_gives_the_same_bytes(string format)
    {
        var output = $$"""{"kind":"preview","format":"{{format}}","moments":2,"momentLength":"0.5s","width":96}""";

        Assert.Equal((await kinds.MakeAsync(Containers.Mp4, output)).Fingerprint, (await kinds.MakeAsync(Containers.Mp4, output)).Fingerprint);
    }

    [Theory]
    [InlineData("audio-only.mp4", "The source has no picture.")]
    [InlineData("cover.m4a", "The source's picture is a still: it has no film.")]
    [InlineData("picture.png", "The source's picture is a still: it has no film.")]
    public async Task What_is_no_film_has_no_preview(string name, string reason)
    {
        Assert.Equal(reason, (await kinds.SkipAsync(AllSamples.Named(name), """{"kind":"preview"}""")).Reason);
    }

    private static IReadOnlyList<double> Moments(KindResult made) =>
        [.. made.Finished.Details["moments"]!.AsArray().Select(moment => moment!.GetValue<double>())];

    private static async Task<double> ShownAsync(string path, double seconds) =>
        Strips.SecondOf((await Picture.OfAsync(path, FormattableString.Invariant($"select='gte(t,{seconds - 0.02:0.###})'"))).Light);

    private static Task<string> AskAsync(string path, string entries) => RealRun.AskAsync(path, $"{entries} -count_frames");
}
