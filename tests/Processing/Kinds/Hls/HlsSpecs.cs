using System.Globalization;
using System.Text.RegularExpressions;
using MediaFunctions.Tests.Samples;

namespace MediaFunctions.Tests.Processing.Kinds.Hls;

public sealed partial class HlsSpecs(KindFixture fixture) : IClassFixture<KindFixture>
{
    [Fact]
    public async Task The_master_names_every_rendition_with_what_it_measures()
    {
        var made = await fixture.MakeAsync(Streams.Hd, """{"kind":"hls","segment":2}""");

        Assert.Equal("o/master.m3u8", made.Finished.Files[0].Name);
        Assert.Equal("application/vnd.apple.mpegurl", made.Finished.Files[0].ContentType);
        Assert.Equal((1280, 720), (made.Finished.Width, made.Finished.Height));
        var master = await File.ReadAllTextAsync(made.Path);
        Assert.StartsWith(
            """
            #EXTM3U
            #EXT-X-VERSION:7
            #EXT-X-INDEPENDENT-SEGMENTS
            #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="audio",NAME="Audio",DEFAULT=YES,AUTOSELECT=YES,CHANNELS="2",URI="audio.m3u8"
            #EXT-X-STREAM-INF:BANDWIDTH=
            """, master, StringComparison.Ordinal);
        Assert.Equal(
            ["240p 426x240 25.000 avc1.640015,mp4a.40.2", "480p 854x480 25.000 avc1.64001e,mp4a.40.2", "720p 1280x720 25.000 avc1.64001f,mp4a.40.2"],
            Variant().Matches(master).Select(variant =>
                $"{variant.Groups["name"]} {variant.Groups["size"]} {variant.Groups["rate"]} {variant.Groups["codecs"]}"));
        foreach (Match variant in Variant().Matches(master))
        {
            var expected = Rate(made, variant.Groups["name"].Value) + Rate(made, "audio");
            Assert.Equal(expected, double.Parse(variant.Groups["average"].ValueSpan, CultureInfo.InvariantCulture), 2.0);
            Assert.Equal(expected, double.Parse(variant.Groups["peak"].ValueSpan, CultureInfo.InvariantCulture), 2.0);
        }
    }

    [Fact]
    public async Task The_manifest_tells_the_renditions_and_what_was_left_out()
    {
        var made = await fixture.MakeAsync(Streams.Tiny, """{"kind":"hls","ladder":["1080p","240p"]}""");

        var bandwidth = (long?)made.Finished.Details["renditions"]![0]!["bandwidth"];
        Assert.Equal(
            $$"""{"renditions":[{"name":"48p","width":64,"height":48,"bandwidth":{{bandwidth}},"codecs":"avc1.64000c"}],"segmentSeconds":6,"leftOut":["240p","1080p"]}""",
            made.Finished.Details.ToJsonString());
        Assert.Equal("The whole source is decoded, once, for 48p: 240p, 1080p would be larger than the source's 64x48.", made.Run.Reasons[0]);
    }

    [Theory]
    [InlineData("silent.mp4", "o/240p-init.mp4")]
    [InlineData("tone.mp3", "o/audio-init.mp4")]
    public async Task The_files_of_a_single_rendition_have_names_that_are_addresses(string sample, string init)
    {
        var made = await fixture.MakeAsync(AllSamples.Named(sample), """{"kind":"hls"}""");

        Assert.Contains(init, made.Finished.Files.Select(file => file.Name));
        Assert.All(made.Finished.Files, file => Assert.Matches("^o/[a-z0-9.-]+$", file.Name));
    }

    [Fact]
    public async Task Key_frames_and_segments_of_all_renditions_stand_at_the_same_times()
    {
        var made = await fixture.MakeAsync(Streams.SignalNtsc, """{"kind":"hls","segment":2,"ladder":["240p"]}""");
        var larger = await fixture.MakeAsync(RealUploads.OddSize, """{"kind":"hls","segment":2}""");

        // 60 frames of 1001/30000 s.
        Assert.Equal([0, 2.002, 4.004, 6.006], await Debian.KeyFramesAsync(Playlist(made, "120p")));
        Assert.Equal(["2.002000", "2.002000", "2.002000", "2.002000"], Durations(made, "120p"));
        var sound = Durations(made, "audio").Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToList();
        Assert.All(sound.SkipLast(1), (seconds, index) => Assert.Equal(2.002 * (index + 1), sound.Take(index + 1).Sum(), 1024 / 48000.0));
        Assert.Equal([0d, 2d], await Debian.KeyFramesAsync(Playlist(larger, "240p")));
    }

    [Theory]
    [InlineData("signal.mp4")]
    [InlineData("signal.ts")]
    [InlineData("signal-ntsc.mp4")]
    [InlineData("signal-60fps.mp4")]
    [InlineData("signal-late-sound.mp4")]
    [InlineData("signal-late-sound.ts")]
    [InlineData("signal-late-picture.mp4")]
    public async Task Picture_and_sound_begin_at_zero_and_stay_together(string sample)
    {
        var made = await fixture.MakeAsync(AllSamples.Named(sample), """{"kind":"hls","segment":2}""");

        var times = await Debian.TimesAsync(Playlist(made, "120p"));
        Assert.Equal(0, times[0]);
        Assert.Equal(0, (await Debian.TimesAsync(Playlist(made, "audio")))[0]);
        var luma = await Debian.LumaAsync(Playlist(made, "120p"));
        var loud = await Debian.LoudnessAsync(Playlist(made, "audio"));
        foreach (var second in new[] { 1, 2, 3 })
        {
            var flash = times[Enumerable.Range(0, luma.Length).First(frame => times[frame] > second - 0.5 && luma[frame] > 128)];
            var beep = Enumerable.Range((second * 1000) - 500, 1000).First(millisecond => loud[millisecond] > 64) / 1000.0;
            // The frames stand on a grid of their own: half a frame, and the millisecond that a beep is found by.
            Assert.Equal(flash, beep, (times[1] / 2) + 0.002);
            Assert.Equal(second, flash, times[1] + 0.001);
        }
    }

    [Theory]
    [InlineData("signal.mp4", "2.52", "120p", 3)]
    [InlineData("blink.mp4", "6", "48p", 1)]
    public async Task Every_playlist_has_the_same_target_duration_which_is_at_least_a_second(string sample, string segment, string rendition, int target)
    {
        var made = await fixture.MakeAsync(AllSamples.Named(sample), $$"""{"kind":"hls","segment":{{segment}}}""");

        foreach (var name in new[] { rendition, "audio" })
            Assert.Contains($"\n#EXT-X-TARGETDURATION:{target}\n", await File.ReadAllTextAsync(Playlist(made, name)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sound_that_ends_early_is_silent_to_the_films_end()
    {
        var made = await fixture.MakeAsync(Streams.SoundEndsEarly, """{"kind":"hls","segment":10}""");

        Assert.Equal(40, (await Debian.TimesAsync(Playlist(made, "audio")))[^1], 0.1);
    }

    public static TheoryData<Sample> Again => [RealUploads.OddSize, Samples.Films.Noise];

    [Theory]
    [MemberData(nameof(Again))]
    public async Task Two_runs_make_the_same_bytes(Sample sample)
    {
        const string output = """{"kind":"hls","segment":2}""";

        Assert.Equal((await fixture.MakeAsync(sample, output)).Fingerprint, (await fixture.MakeAsync(sample, output)).Fingerprint);
    }

    private static string Playlist(KindResult made, string name) => Path.Combine(made.Folder, "o", $"{name}.m3u8");

    private static IEnumerable<string> Durations(KindResult made, string name) => File.ReadAllLines(Playlist(made, name))
        .Where(line => line.StartsWith("#EXTINF:", StringComparison.Ordinal)).Select(line => line[8..^1]);

    /// <summary>Bits a second of a rendition of one segment.</summary>
    private static double Rate(KindResult made, string name) =>
        8 * new FileInfo(Path.Combine(made.Folder, "o", $"{name}0.m4s")).Length
        / double.Parse(Assert.Single(Durations(made, name)), CultureInfo.InvariantCulture);

    [GeneratedRegex("""
        #EXT-X-STREAM-INF:BANDWIDTH=(?<peak>\d+),AVERAGE-BANDWIDTH=(?<average>\d+),CODECS="(?<codecs>[^"]+)",RESOLUTION=(?<size>\d+x\d+),FRAME-RATE=(?<rate>[\d.]+),AUDIO="audio"
        (?<name>\w+)\.m3u8
        """, RegexOptions.Multiline)]
    private static partial Regex Variant();
}
