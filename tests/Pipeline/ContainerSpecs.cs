using MediaFunctions.Client;
using MediaFunctions.Tests.Pipeline.Judges;
using MediaFunctions.Tests.Pipeline.Product;
using MediaFunctions.Tests.Samples;

namespace MediaFunctions.Tests.Pipeline;

/// <summary>Every container and codec that real uploads bring comes through, and nothing is scaled up.</summary>
[Collection(PipelineCollection.Name)]
public sealed class ContainerSpecs
{
    private readonly PipelineFixture pipeline;

    public ContainerSpecs(PipelineFixture pipeline)
    {
        this.pipeline = pipeline;
        pipeline.Begin([.. Films, .. SilentFilms, .. Sounds, .. PictureFiles]);
    }

    /// <summary>mp4, mov, 3gp, mkv, webm, flv, avi, ts, ps with h264, hevc, av1, vp8, vp9, mpeg4, mpeg2, mjpeg, h263.</summary>
    public static TheoryData<Sample> Films =>
    [
        Containers.Mp4, Containers.Mov, Containers.ThreeGp, Containers.Mkv, Containers.Vp8, Containers.Vp9, Containers.Av1, Containers.Hevc,
        Containers.Flv, Containers.Avi, Containers.MotionJpeg, Containers.TransportStream, Containers.BluRayStream,
        Containers.ProgramStream, Containers.Asf,
    ];

    public static TheoryData<Sample> SilentFilms => [RealUploads.SilentFilm, Containers.Mpeg1Video, Containers.Ivf, Containers.ProRes];

    public static TheoryData<Sample> Sounds =>
    [
        Containers.Mp3, Containers.Mp3WithoutTag, Containers.M4a, Containers.AdtsAac, Containers.Ogg, Containers.Opus, Containers.Flac,
        Containers.Wav, Containers.Aiff, Containers.Caf, Containers.Ac3, Containers.Amr, RealUploads.AudioOnly,
    ];

    public static TheoryData<Sample> PictureFiles => [Containers.Jpeg, Containers.Png, Containers.Webp, RealUploads.TaggedJpeg];

    [Theory]
    [MemberData(nameof(Films))]
    public async Task A_film_with_sound_gives_both_outputs(Sample sample)
    {
        var done = await pipeline.ProcessAsync(sample);

        await AssertPictureAsync(done, sample);
        await AssertSoundAsync(done, sample);
        Assert.Empty(done.Skipped);
    }

    [Theory]
    [MemberData(nameof(SilentFilms))]
    public async Task A_silent_film_gives_its_thumbnail_and_the_sound_is_skipped(Sample sample)
    {
        var done = await pipeline.ProcessAsync(sample);

        await AssertPictureAsync(done, sample);
        Assert.Equal(["thumbnail"], done.Files.Keys);
        Assert.Equal(["audio"], done.Skipped);
    }

    [Theory]
    [MemberData(nameof(Sounds))]
    public async Task Sound_alone_gives_its_mp3_and_the_thumbnail_is_skipped(Sample sample)
    {
        var done = await pipeline.ProcessAsync(sample);

        await AssertSoundAsync(done, sample);
        Assert.Equal(["audio"], done.Files.Keys);
        Assert.Equal(["thumbnail"], done.Skipped);
    }

    [Theory]
    [MemberData(nameof(PictureFiles))]
    public async Task A_picture_gives_its_thumbnail_and_the_sound_is_skipped(Sample sample)
    {
        var done = await pipeline.ProcessAsync(sample);

        await DebianTools.DecodeAsync(done.Files["thumbnail"]);
        Assert.Equal(["thumbnail"], done.Files.Keys);
        Assert.Equal(["audio"], done.Skipped);
        Assert.False(done.Manifest.GetProperty("source").TryGetProperty("duration", out _));
    }

    private async Task AssertPictureAsync(Processed done, Sample sample)
    {
        Assert.Equal(JobState.Succeeded, done.Job.State);
        var file = done.Files["thumbnail"];
        await DebianTools.DecodeAsync(file);
        var stored = (await DebianTools.ProbeAsync(await sample.PathAsync())).GetProperty("streams").EnumerateArray()
            .Single(stream => stream.GetProperty("codec_type").GetString() == "video");
        var image = await pipeline.MediaInfo.TrackAsync(file, "Image");
        // All are narrower than the recipe's 640: they keep their size.
        Assert.Equal(stored.GetProperty("width").GetInt32(), image.GetProperty("Width").GetInt32());
        Assert.Equal(stored.GetProperty("height").GetInt32(), image.GetProperty("Height").GetInt32());
        Assert.InRange(Pictures.Saturation(await DebianTools.PixelsAsync(file)), 0.3, 1);
    }

    private async Task AssertSoundAsync(Processed done, Sample sample)
    {
        Assert.Equal(JobState.Succeeded, done.Job.State);
        var file = done.Files["audio"];
        await DebianTools.DecodeAsync(file);
        var audio = await pipeline.MediaInfo.TrackAsync(file, "Audio");
        Assert.Equal("Layer 3", audio.GetProperty("Format_Profile").GetString());
        var expected = sample == Containers.Av1 || sample == Containers.MotionJpeg ? 1 : 3;
        Assert.InRange(audio.GetProperty("Duration").GetDouble(), expected - 0.2, expected + 0.2);
    }
}
