using MediaFunctions.Processing;
using MediaFunctions.Processing.Media;
using MediaFunctions.Tests.Samples;

namespace MediaFunctions.Tests.Processing.Media;

public sealed class OutputProbeSpecs : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("output probe ").FullName;
    private readonly OutputProbe probe = new(new DirectRunner(), new MediaLimits());

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task The_facts_of_a_film_are_its_size_streams_and_duration()
    {
        var facts = (await probe.ProbeAsync(await Containers.Mp4.PathAsync(), CancellationToken.None)).Value;

        Assert.Equal((320, 240), (facts?.Width, facts?.Height));
        Assert.InRange(facts?.DurationSeconds ?? 0, 2.9, 3.2);
        Assert.True(facts!.Has("video") && facts.Has("audio"));
        Assert.Equal(new FileInfo(await Containers.Mp4.PathAsync()).Length, facts.Bytes);
    }

    [Fact]
    public async Task A_picture_has_no_duration_and_a_tone_no_width()
    {
        var picture = (await probe.ProbeAsync(await Containers.Jpeg.PathAsync(), CancellationToken.None)).Value;
        var tone = (await probe.ProbeAsync(await Containers.Mp3.PathAsync(), CancellationToken.None)).Value;

        Assert.Equal((320, null), (picture?.Width, picture?.DurationSeconds));
        Assert.Null(tone?.Width);
        Assert.InRange(tone?.DurationSeconds ?? 0, 2.9, 3.2);
    }

    [Theory]
    [InlineData("picture.png")]
    [InlineData("picture.webp")]
    [InlineData("moving.webp")]
    [InlineData("moving.gif")]
    [InlineData("tone.wav")]
    [InlineData("tone.flac")]
    [InlineData("tone.opus")]
    [InlineData("tone.aac")]
    [InlineData("clip.mkv")]
    [InlineData("fragmented.mp4")]
    public async Task Every_format_that_is_written_can_be_read_back(string name) =>
        Assert.NotEmpty((await probe.ProbeAsync(await AllSamples.Named(name).PathAsync(), CancellationToken.None)).Value!.Streams);

    [Fact]
    public async Task A_path_with_spaces_and_odd_letters_is_read()
    {
        var path = Path.Combine(folder, "-ü 50%d.mp3");
        File.Copy(await Containers.Mp3.PathAsync(), path);

        Assert.Null((await probe.ProbeAsync(path, CancellationToken.None)).Error);
    }

    [Fact]
    public async Task An_output_that_is_missing_or_empty_or_unreadable_is_none()
    {
        var missing = await probe.ProbeAsync(Path.Combine(folder, "missing.jpg"), CancellationToken.None);
        var empty = await probe.ProbeAsync(await BadInput.Empty.PathAsync(), CancellationToken.None);
        var noise = await probe.ProbeAsync(await BadInput.Noise.PathAsync(), CancellationToken.None);

        Assert.Equal(FailureCode.Corrupt, missing.Error?.Code);
        Assert.Equal(FailureCode.Corrupt, empty.Error?.Code);
        Assert.Equal(FailureCode.Internal, noise.Error?.Code);
    }
}
