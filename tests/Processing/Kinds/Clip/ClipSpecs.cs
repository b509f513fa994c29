using MediaFunctions.Tests.Processing.Kinds.Films;
using MediaFunctions.Tests.Samples;

namespace MediaFunctions.Tests.Processing.Kinds.Clip;

/// <summary>The right frames, and the right way to get them.</summary>
public sealed class ClipSpecs(KindFixture kinds) : IClassFixture<KindFixture>
{
    private const double Frame = 0.04;

    [Theory]
    [InlineData("coded.mp4", "2s", "4s", "copy")]
    [InlineData("coded.mp4", "0s", "3s", "copy")]
    [InlineData("coded.mp4", "2.015s", "3.32s", "copy")]
    [InlineData("coded.mp4", "4s", "100%", "copy")]
    [InlineData("coded.mkv", "0s", "3s", "copy")]
    [InlineData("coded-ntsc.mp4", "2.002s", "3s", "copy")]
    [InlineData("coded-ntsc.mp4", "2s", "3s", "copy")]
    [InlineData("coded.mp4", "1.52s", "3.32s", "encode")]
    [InlineData("coded.mp4", "50%", "75%", "encode")]
    [InlineData("coded.mp4", "0.32s", "00:00:00.48", "encode")]
    [InlineData("coded.mkv", "2s", "4s", "encode")]
    [InlineData("coded.ts", "3.2s", "4.4s", "encode")]
    [InlineData("coded-fragments.mp4", "2.4s", "4s", "encode")]
    [InlineData("coded-ntsc.mp4", "2.2s", "3s", "encode")]
    [InlineData("coded-no-stss.mp4", "2.4s", "3s", "encode")]
    public async Task It_shows_the_source_from_the_one_time_to_the_other(string sample, string from, string to, string method)
    {
        var made = await kinds.MakeAsync(AllSamples.Named(sample), $$"""{"kind":"clip","from":"{{from}}","to":"{{to}}"}""");

        Assert.Equal(method, made.Finished.Details["method"]!.GetValue<string>());
        var (begin, end) = (Seconds(from), Seconds(to));
        var codes = await Judge.CodesAsync(made.Path);
        Assert.InRange(Time(codes[0], sample), begin - Frame, begin + Frame);
        Assert.InRange(Time(codes[^1], sample), end - (2 * Frame) - 0.001, end + 0.001);
        Assert.Equal(codes.OrderBy(code => code), codes);
        var times = await Judge.FrameTimesAsync(made.Path);
        Assert.InRange(times[0], 0, (Frame / 2) + 0.001);
        Assert.InRange(await Judge.DurationAsync(made.Path), end - begin - Frame, end - begin + Frame);
        Assert.Equal(Math.Round(begin, 3), Math.Round(made.Run.Outputs[0].Facts.AtSeconds!.Value, 3));
    }

    [Theory]
    [InlineData("coded.mp4", "2s", "5s")]
    [InlineData("coded.mp4", "1.52s", "5s")]
    [InlineData("coded.ts", "1.52s", "5s")]
    [InlineData("late-picture.mp4", "1.6s", "4.4s")]
    public async Task Sound_and_picture_stay_together(string sample, string from, string to)
    {
        var made = await kinds.MakeAsync(AllSamples.Named(sample), $$"""{"kind":"clip","from":"{{from}}","to":"{{to}}"}""");

        var times = await Judge.FrameTimesAsync(made.Path);
        var codes = await Judge.CodesAsync(made.Path);
        var flashes = times.Zip(codes).Where(frame => frame.Second.Frame == 0 && frame.First > 0.2).Select(frame => frame.First).ToList();
        var beeps = await Judge.OnsetsAsync(made.Path);
        Assert.InRange(flashes.Count, 2, 4);
        Assert.All(flashes, flash => Assert.Contains(beeps, beep => Math.Abs(beep - flash) < Frame / 2));
    }

    [Theory]
    [InlineData("2s")]
    [InlineData("1.52s")]
    public async Task It_plays_while_it_loads_and_decodes_without_a_complaint(string from)
    {
        var made = await kinds.MakeAsync(Samples.Films.Coded, $$"""{"kind":"clip","from":"{{from}}","to":"5s"}""");

        Assert.Equal(["ftyp", "moov", "free", "mdat"], Judge.Boxes(made.Path));
        Assert.Matches(@"\Aavc1\.64[0-9a-f]{4},mp4a\.40\.2\z", made.Finished.Details["codecs"]!.GetValue<string>());
        await Judge.DecodeAsync(made.Path);
    }

    [Fact]
    public async Task A_copy_holds_the_sources_own_packets_and_its_reason_says_so()
    {
        var made = await kinds.MakeAsync(Samples.Films.Coded, """{"kind":"clip","from":"2s","to":"4s"}""");

        Assert.Equal("A key frame stands where it begins, and its codecs play everywhere.", made.Finished.Details["reason"]!.GetValue<string>());
        var source = (await File.ReadAllBytesAsync(await Samples.Films.Coded.PathAsync())).AsMemory();
        var sound = await Judge.FirstSoundPacketAsync(made.Path);
        Assert.True(source.Span.IndexOf(sound) >= 0);
    }

    [Theory]
    [InlineData("tagged.mp4", "0s", "copy")]
    [InlineData("tagged.mp4", "1s", "encode")]
    public async Task Nothing_of_the_sources_metadata_is_in_it(string sample, string from, string method)
    {
        var made = await kinds.MakeAsync(AllSamples.Named(sample), $$"""{"kind":"clip","from":"{{from}}","to":"2s"}""");

        Assert.Equal(method, made.Finished.Details["method"]!.GetValue<string>());
        var text = System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(made.Path));
        Assert.DoesNotContain("Secret", text, StringComparison.Ordinal);
        Assert.DoesNotContain("+48.8577", text, StringComparison.Ordinal);
        // What the source's encoder told of itself, as cameras do, stands in the packets.
        Assert.Equal(method == "encode", text.Contains("x264 - core", StringComparison.Ordinal));
        Assert.Empty((await Judge.ProbeAsync(made.Path)).GetProperty("chapters").EnumerateArray());
    }

    [Fact]
    public async Task What_ends_beyond_the_end_ends_with_it_and_says_so()
    {
        var made = await kinds.MakeAsync(Samples.Films.Coded, """{"kind":"clip","from":"5s","to":"1000s"}""");

        Assert.True(made.Run.Outputs[0].Facts.Clamped);
        Assert.Equal(1, await Judge.DurationAsync(made.Path), 1);
        Assert.Equal((5, 24), (await Judge.CodesAsync(made.Path))[^1]);
    }

    [Theory]
    [InlineData("coded.mp4", "7s", "8s", "The source ends at 6 s: there is nothing from 7 s on.")]
    [InlineData("coded.mp4", "5s", "50%", "In this source the part from 5 s to 3 s is empty.")]
    [InlineData("live.mkv", "10%", "2s", "The source does not say how long it is: a percentage of it is no time.")]
    [InlineData("picture.jpg", "0s", "1s", "The source's picture is a still: it has no film.")]
    public async Task What_the_source_does_not_have_is_skipped(string sample, string from, string to, string reason)
    {
        Assert.Equal(reason, (await kinds.SkipAsync(AllSamples.Named(sample), $$"""{"kind":"clip","from":"{{from}}","to":"{{to}}"}""")).Reason);
    }

    [Theory]
    [InlineData("2s", "4s")]
    [InlineData("1.52s", "4s")]
    public async Task The_same_part_gives_the_same_bytes(string from, string to)
    {
        var output = $$"""{"kind":"clip","from":"{{from}}","to":"{{to}}"}""";
        Assert.Equal((await kinds.MakeAsync(Samples.Films.Coded, output)).Fingerprint, (await kinds.MakeAsync(Samples.Films.Coded, output)).Fingerprint);
    }

    private static double Seconds(string text) => text switch
    {
        "50%" => 3,
        "75%" => 4.5,
        "100%" => 6,
        "00:00:00.48" => 0.48,
        _ => double.Parse(text[..^1], System.Globalization.CultureInfo.InvariantCulture),
    };

    private static double Time((int Second, int Frame) code, string sample) =>
        sample == "coded-ntsc.mp4" ? ((code.Second * 30) + code.Frame) * 1001 / 30000.0 : code.Second + (code.Frame / 25.0);
}
