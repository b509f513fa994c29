using MediaFunctions.Tests.Samples;

namespace MediaFunctions.Tests.Processing.Kinds.Waveform;

public sealed class WaveformPictureSpecs(KindFixture kinds) : IClassFixture<KindFixture>
{
    private const string Small =
        """{"kind":"waveform","format":"png","width":300,"height":101,"color":"#ff8000","background":"#00204080"}""";

    private static readonly byte[] Front = [0xff, 0x80, 0x00, 0xff];
    private static readonly byte[] Back = [0x00, 0x20, 0x40, 0x80];

    [Fact]
    public async Task Its_columns_are_as_high_as_the_peaks_of_the_json()
    {
        var picture = await kinds.MakeAsync(Sounds.Swell, Small);
        var json = await kinds.MakeAsync(Sounds.Swell, """{"kind":"waveform","bits":16,"pixelsPerSecond":100}""");

        var pixels = await SoundJudges.PixelsAsync(picture.Path);
        var peaks = await SoundJudges.WaveformAsync(json.Path);
        for (var x = 0; x < 300; x++)
        {
            var (top, bottom) = Wave(pixels, x, 300, 101);
            Assert.InRange(top - ((1 - (peaks.Highest[x] / 32768.0)) * 50.5), -1.5, 1.5);
            Assert.InRange(bottom - ((1 - (peaks.Lowest[x] / 32768.0)) * 50.5), -1.5, 1.5);
        }
    }

    [Theory]
    [InlineData("music.wav")]
    [InlineData("moment.wav")]
    [InlineData("phone.wav")]
    [InlineData("surround.mp4")]
    [InlineData("live.mkv")]
    [InlineData("cover.mp3")]
    public async Task No_column_is_lower_than_the_samples_in_it(string sample)
    {
        var result = await kinds.MakeAsync(AllSamples.Named(sample), Small);

        var pixels = await SoundJudges.PixelsAsync(result.Path);
        var samples = await SoundJudges.SamplesAsync(await AllSamples.Named(sample).PathAsync());
        // Without the silence that AAC fills its last frame with.
        samples = samples[..Math.Min(samples.Length, (int)(result.Finished.DurationSeconds!.Value * result.Source.MainAudio!.SampleRate))];
        for (var x = 1; x < 299; x++)
        {
            // A quarter of a column on either side may belong to the neighbour.
            var stretch = samples[(int)((x + 0.3) * samples.Length / 300)..(int)((x + 0.7) * samples.Length / 300)];
            if (stretch.Length > 0)
                Assert.True(Wave(pixels, x, 300, 101).Top <= ((1 - (stretch.Max() / 32768.0)) * 50.5) + 1, $"column {x}");
        }
    }

    [Fact]
    public async Task Of_silence_it_is_a_line_in_the_middle()
    {
        var pixels = await SoundJudges.PixelsAsync((await kinds.MakeAsync(Sounds.Silence, Small)).Path);

        Assert.All(Enumerable.Range(0, 300), x => Assert.Equal((50, 51), Wave(pixels, x, 300, 101)));
    }

    [Fact]
    public async Task It_has_the_size_and_the_colours_asked_for()
    {
        var result = await kinds.MakeAsync(Sounds.Swell, Small);

        var pixels = await SoundJudges.PixelsAsync(result.Path);
        Assert.Equal(300 * 101 * 4, pixels.Length);
        Assert.All(pixels.Chunk(4), pixel => Assert.True(pixel.SequenceEqual(Front) || pixel.SequenceEqual(Back)));
        Assert.Equal((300, 101), (result.Finished.Width, result.Finished.Height));
        Assert.Equal(("o.png", "image/png"), (result.Finished.Files[0].Name, result.Finished.Files[0].ContentType));
    }

    [Fact]
    public async Task By_itself_it_is_1800_by_280_on_nothing_and_small()
    {
        var result = await kinds.MakeAsync(Sounds.Music, """{"kind":"waveform","format":"png"}""");

        var pixels = await SoundJudges.PixelsAsync(result.Path);
        Assert.Equal(1800 * 280 * 4, pixels.Length);
        Assert.Equal(0, pixels[3]);
        Assert.InRange(new FileInfo(result.Path).Length, 100, 30_000);
    }

    [Theory]
    [InlineData(16, 16)]
    [InlineData(17, 8192)]
    [InlineData(8192, 16)]
    public async Task The_bounds_of_its_sides_are_made_too(int width, int height)
    {
        var result = await kinds.MakeAsync(
            Sounds.Moment, $$"""{"kind":"waveform","format":"png","width":{{width}},"height":{{height}}}""");

        Assert.Equal(width * height * 4, (await SoundJudges.PixelsAsync(result.Path)).Length);
    }

    /// <summary>The first row of the wave in a column, and the first one after it.</summary>
    private static (int Top, int Bottom) Wave(byte[] pixels, int column, int width, int height)
    {
        var rows = Enumerable.Range(0, height)
            .Where(y => pixels.AsSpan(((y * width) + column) * 4, 4).SequenceEqual(Front)).ToList();
        Assert.Equal(rows.Count, rows[^1] - rows[0] + 1);
        return (rows[0], rows[^1] + 1);
    }
}
