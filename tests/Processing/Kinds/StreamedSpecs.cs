using MediaFunctions.Tests.Samples;

namespace MediaFunctions.Tests.Processing.Kinds;

/// <summary>
/// What is streamed out is byte for byte what stands in files where the disk takes everything, and the kinds say the same
/// of it.
/// </summary>
public sealed class StreamedSpecs(KindFixture kinds) : IClassFixture<KindFixture>
{
    [Theory]
    [InlineData("""{"kind":"thumbnail"}""", "o.jpg")]
    [InlineData("""{"kind":"thumbnail","format":"webp"}""", "o.webp")]
    [InlineData("""{"kind":"thumbnail","format":"png","at":"best"}""", "o.png")]
    [InlineData("""{"kind":"audio"}""", "o.mp3")]
    [InlineData("""{"kind":"audio","format":"opus","loudness":-16}""", "o.opus")]
    [InlineData("""{"kind":"preview","format":"gif","width":160}""", "o.gif")]
    [InlineData("""{"kind":"storyboard","interval":"1s","columns":2,"rows":1}""", "o/sheet-001.jpg")]
    [InlineData("""{"kind":"storyboard","format":"webp"}""", "o/sheet-001.webp")]
    [InlineData("""{"kind":"hls"}""", "o/240p0.m4s")]
    public async Task What_is_streamed_is_what_a_file_would_have(string output, string name)
    {
        var streamed = await kinds.MakeAsync(Containers.Mp4, output);
        var onDisk = await kinds.MakeAsync(Containers.Mp4, output, streams: false);

        Assert.Contains(name, streamed.Streamed);
        Assert.Empty(onDisk.Streamed);
        Assert.Equal(onDisk.Fingerprint, streamed.Fingerprint);
        Assert.Equal(onDisk.Finished.Files, streamed.Finished.Files);
        Assert.Equal(
            (onDisk.Finished.Width, onDisk.Finished.Height, onDisk.Finished.DurationSeconds),
            (streamed.Finished.Width, streamed.Finished.Height, streamed.Finished.DurationSeconds));
    }

    [Theory]
    [InlineData("""{"kind":"audio","format":"aac"}""")]
    [InlineData("""{"kind":"audio","format":"flac"}""")]
    [InlineData("""{"kind":"audio","format":"wav"}""")]
    [InlineData("""{"kind":"preview"}""")]
    [InlineData("""{"kind":"transcode","preset":"240p"}""")]
    [InlineData("""{"kind":"waveform"}""")]
    [InlineData("""{"kind":"placeholder"}""")]
    public async Task What_needs_a_file_or_is_made_of_one_is_not_streamed(string output)
    {
        Assert.Empty((await kinds.MakeAsync(Containers.Mp4, output)).Streamed);
    }
}
