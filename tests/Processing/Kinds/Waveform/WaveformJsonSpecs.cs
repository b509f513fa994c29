using MediaFunctions.Tests.Samples;

namespace MediaFunctions.Tests.Processing.Kinds.Waveform;

public sealed class WaveformJsonSpecs(KindFixture kinds) : IClassFixture<KindFixture>
{
    // Decoders of lossy codecs differ in the last bits, by version.
    private const int Rounding = 3;

    [Theory]
    [InlineData("music.wav")]
    [InlineData("mono.wav")]
    [InlineData("surround.wav")]
    [InlineData("phone.wav")]
    [InlineData("quiet.wav")]
    [InlineData("moment.wav")]
    [InlineData("full-surround.m4a")]
    [InlineData("clip.mp4")]
    [InlineData("cover.mp3")]
    [InlineData("cover.m4a")]
    [InlineData("audio-first.mp4")]
    [InlineData("live.mkv")]
    [InlineData("live.flv")]
    [InlineData("short.mp4")]
    [InlineData("surround.mp4")]
    [InlineData("mpeg2.ts")]
    [InlineData("rotated.mp4")]
    public async Task The_reference_reader_finds_the_extremes_of_the_samples(string sample)
    {
        var result = await kinds.MakeAsync(AllSamples.Named(sample), """{"kind":"waveform","bits":16}""");

        var read = await SoundJudges.WaveformAsync(result.Path);
        var samples = await SoundJudges.SamplesAsync(await AllSamples.Named(sample).PathAsync());
        Assert.Equal((1, 16), (read.Channels, read.Bits));
        Assert.Equal(read.SampleRate / 20, read.SamplesPerPixel);
        // Debian's ffmpeg keeps the silence that AAC fills its last frame with.
        var windows = (samples.Length + read.SamplesPerPixel - 1) / read.SamplesPerPixel;
        Assert.InRange(read.Length, windows - 1, windows);
        AssertNear(samples.Chunk(read.SamplesPerPixel).Select(window => (int)window.Min()), read.Lowest[..^1]);
        AssertNear(samples.Chunk(read.SamplesPerPixel).Select(window => (int)window.Max()), read.Highest[..^1]);
        Assert.InRange(read.Highest.Max(), 1, short.MaxValue);
    }

    [Fact]
    public async Task Eight_bits_are_the_upper_half_of_sixteen()
    {
        var eight = await SoundJudges.WaveformAsync((await kinds.MakeAsync(Sounds.Swell, """{"kind":"waveform"}""")).Path);
        var sixteen = await SoundJudges.WaveformAsync((await kinds.MakeAsync(Sounds.Swell, """{"kind":"waveform","bits":16}""")).Path);

        Assert.Equal(8, eight.Bits);
        Assert.Equal(sixteen.Highest.Select(peak => peak / 256), eight.Highest);
        Assert.Equal(sixteen.Lowest.Select(peak => peak / 256), eight.Lowest);
    }

    [Theory]
    [InlineData(1, 44100, 3)]
    [InlineData(7, 6300, 21)]
    [InlineData(100, 441, 300)]
    public async Task It_is_as_fine_as_was_asked_for(int pixelsPerSecond, int samplesPerPixel, int length)
    {
        var result = await kinds.MakeAsync(Sounds.Swell, $$"""{"kind":"waveform","pixelsPerSecond":{{pixelsPerSecond}}}""");

        var read = await SoundJudges.WaveformAsync(result.Path);
        Assert.Equal((samplesPerPixel, length), (read.SamplesPerPixel, read.Length));
        Assert.Equal(3, read.Duration, 0.01);
    }

    [Fact]
    public async Task Six_channels_at_full_scale_do_not_clip()
    {
        var read = await SoundJudges.WaveformAsync(
            (await kinds.MakeAsync(Sounds.FullSurround, """{"kind":"waveform","bits":16}""")).Path);

        Assert.InRange(read.Highest[5..^5].Max(), 28000, 31000);
        Assert.InRange(read.Lowest[5..^5].Min(), -31000, -28000);
    }

    [Theory]
    [InlineData("cut.mkv")]
    [InlineData("cut.avi")]
    [InlineData("end-missing.mp4")]
    public async Task Of_a_truncated_source_there_is_what_decodes(string sample)
    {
        var result = await kinds.MakeAsync(AllSamples.Named(sample), """{"kind":"waveform"}""");

        Assert.InRange((await SoundJudges.WaveformAsync(result.Path)).Duration, 0.5, 2.9);
    }

    [Fact]
    public async Task The_entry_has_the_head_of_the_file()
    {
        var result = await kinds.MakeAsync(Sounds.Swell, """{"kind":"waveform"}""");

        Assert.Equal("""{"sampleRate":44100,"samplesPerPixel":2205,"bits":8,"length":60}""", result.Finished.Details.ToJsonString());
        Assert.Equal(3, result.Finished.DurationSeconds!.Value, 0.001);
        var file = Assert.Single(result.Finished.Files);
        Assert.Equal(("o.json", "application/json"), (file.Name, file.ContentType));
    }

    [Theory]
    [InlineData("silent.mp4", false)]
    [InlineData("picture.jpg", false)]
    [InlineData("unknown-audio.mp4", true)]
    public async Task What_has_no_sound_is_skipped(string sample, bool undecodable)
    {
        Assert.Equal(undecodable, (await kinds.SkipAsync(AllSamples.Named(sample), """{"kind":"waveform"}""")).Undecodable);
    }

    [Theory]
    [InlineData("""{"kind":"waveform"}""")]
    [InlineData("""{"kind":"waveform","format":"png"}""")]
    public async Task Two_runs_make_the_same_bytes(string output)
    {
        Assert.Equal(
            (await kinds.MakeAsync(RealUploads.Surround, output)).Fingerprint,
            (await kinds.MakeAsync(RealUploads.Surround, output)).Fingerprint);
    }

    private static void AssertNear(IEnumerable<int> expected, int[] actual) =>
        Assert.All(expected.Zip(actual), pair => Assert.InRange(pair.Second, pair.First - Rounding, pair.First + Rounding));
}
