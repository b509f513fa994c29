using MediaFunctions.Processing.Media;
using MediaFunctions.Tests.Samples;

namespace MediaFunctions.Tests.Processing.Media;

/// <summary>Every container and codec that real uploads bring (issue: what real uploads are).</summary>
public sealed class ContainerSpecs(MediaFixture fixture) : IClassFixture<MediaFixture>
{
    [Theory]
    [InlineData("clip.mp4", "video/mp4", "h264", "aac", 3)]
    [InlineData("clip.mov", "video/quicktime", "h264", "pcm_s16le", 3)]
    [InlineData("h263.3gp", "video/3gpp", "h263", "aac", 3)]
    [InlineData("clip.mkv", "video/x-matroska", "h264", "ac3", 3)]
    [InlineData("vp8.webm", "video/webm", "vp8", "vorbis", 3)]
    [InlineData("vp9.webm", "video/webm", "vp9", "opus", 3)]
    [InlineData("av1.mp4", "video/mp4", "av1", "aac", 1)]
    [InlineData("hevc.mp4", "video/mp4", "hevc", "aac", 3)]
    [InlineData("clip.flv", "video/x-flv", "flv1", "mp3", 3)]
    [InlineData("mpeg4.avi", "video/x-msvideo", "mpeg4", "mp3", 3)]
    [InlineData("mjpeg.avi", "video/x-msvideo", "mjpeg", "pcm_s16le", 1)]
    [InlineData("mpeg2.ts", "video/mp2t", "mpeg2video", "mp2", 3)]
    [InlineData("clip.m2ts", "video/mp2t", "h264", "ac3", 3)]
    [InlineData("mpeg2.mpg", "video/mpeg", "mpeg2video", "mp2", 3)]
    [InlineData("clip.wmv", "video/x-ms-asf", "wmv2", "wmav2", 3)]
    [InlineData("prores.mov", "video/quicktime", "prores", null, 1)]
    [InlineData("vp8.ivf", "video/x-ivf", "vp8", null, 3)]
    public async Task A_film_is_known_by_content_with_its_codecs_and_duration(
        string name, string contentType, string video, string? audio, double seconds)
    {
        var media = await fixture.InfoAsync(AllSamples.Named(name));

        Assert.Equal(contentType, media.ContentType);
        Assert.Equal(video, media.MainVideo?.Codec);
        Assert.Equal(audio, media.MainAudio?.Codec);
        Assert.NotNull(media.DurationSeconds);
        Assert.InRange(media.DurationSeconds.Value, seconds - 0.15, seconds + 0.25);
        Assert.False(media.IsPicture);
        Assert.False(media.Truncated);
        Assert.InRange(media.MainVideo!.FrameRate ?? 0, 24, 26);
    }

    [Theory]
    [InlineData("tone.mp3", "audio/mpeg", "mp3")]
    [InlineData("bare.mp3", "audio/mpeg", "mp3")]
    [InlineData("tone.m4a", "audio/mp4", "aac")]
    [InlineData("tone.aac", "audio/aac", "aac")]
    [InlineData("tone.ogg", "audio/ogg", "vorbis")]
    [InlineData("tone.opus", "audio/ogg", "opus")]
    [InlineData("tone.flac", "audio/flac", "flac")]
    [InlineData("tone.wav", "audio/wav", "pcm_s16le")]
    [InlineData("tone.w64", "audio/x-w64", "pcm_s16le")]
    [InlineData("tone.aiff", "audio/aiff", "pcm_s16be")]
    [InlineData("tone.caf", "audio/x-caf", "pcm_s16be")]
    [InlineData("tone.ac3", "audio/ac3", "ac3")]
    [InlineData("speech.amr", "audio/amr", "amr_nb")]
    [InlineData("audio-only.mp4", "audio/mp4", "aac")]
    public async Task Audio_alone_is_known_by_content_and_has_no_video(string name, string contentType, string codec)
    {
        var media = await fixture.InfoAsync(AllSamples.Named(name));

        Assert.Equal(contentType, media.ContentType);
        Assert.Equal(codec, media.MainAudio?.Codec);
        Assert.Empty(media.Video);
        Assert.NotNull(media.DurationSeconds);
        Assert.InRange(media.DurationSeconds.Value, 2.8, 3.3);
    }

    [Theory]
    [InlineData("picture.jpg", "image/jpeg")]
    [InlineData("picture.png", "image/png")]
    [InlineData("picture.webp", "image/webp")]
    [InlineData("picture.bmp", "image/bmp")]
    [InlineData("picture.gif", "image/gif")]
    [InlineData("picture.avif", "image/avif")]
    public async Task A_picture_is_a_picture_without_a_duration(string name, string contentType)
    {
        var media = await fixture.InfoAsync(AllSamples.Named(name));

        Assert.True(media.IsPicture);
        Assert.Equal(contentType, media.ContentType);
        Assert.Null(media.DurationSeconds);
        Assert.Equal((320, 240), (media.MainVideo?.DisplayWidth, media.MainVideo?.DisplayHeight));
    }

    [Theory]
    [InlineData("moving.gif", "image/gif")]
    [InlineData("moving.apng", "image/apng")]
    [InlineData("moving.webp", "image/webp")]
    public async Task A_moving_picture_is_a_film(string name, string contentType)
    {
        var media = await fixture.InfoAsync(AllSamples.Named(name));

        Assert.False(media.IsPicture);
        Assert.Equal(contentType, media.ContentType);
        Assert.Equal((64, 48), (media.MainVideo?.CodedWidth, media.MainVideo?.CodedHeight));
    }

    [Theory]
    [InlineData("picture.jpg")]
    [InlineData("picture.webp")]
    [InlineData("moving.gif")]
    [InlineData("clip.mp4")]
    public async Task An_address_with_a_file_name_at_its_end_changes_nothing(string name)
    {
        var path = await AllSamples.Named(name).PathAsync();
        using var file = File.OpenHandle(path);

        var result = await fixture.Prober().ProbeAsync(
            new Uri($"{fixture.Files.AddressOf(path)}/img%2503d.jpg"),
            (offset, buffer, cancellationToken) => RandomAccess.ReadAsync(file, buffer, offset, cancellationToken),
            RandomAccess.GetLength(file),
            CancellationToken.None);

        Assert.NotNull(result.Value?.MainVideo);
    }

    [Fact]
    public async Task An_elementary_stream_without_a_container_is_read()
    {
        var media = await fixture.InfoAsync(Containers.Mpeg1Video);

        Assert.Equal(("video/mpeg", "mpeg1video"), (media.ContentType, media.MainVideo?.Codec));
    }
}
