using MediaFunctions.Tests.Samples;

namespace MediaFunctions.Tests.Processing.Media;

/// <summary>What real uploads are: held askew, wide in pixels, deep in colour, tagged, odd.</summary>
public sealed class UploadSpecs(MediaFixture fixture) : IClassFixture<MediaFixture>
{
    [Theory]
    [InlineData("rotated.mp4", 320, 240, 240, 320, 90)]
    [InlineData("tagged.jpg", 320, 240, 240, 320, 90)]
    [InlineData("anamorphic.mp4", 320, 240, 427, 240, 0)]
    [InlineData("odd-size.mp4", 321, 241, 321, 241, 0)]
    [InlineData("broken-matrix.mp4", 320, 240, 320, 240, 0)]
    public async Task The_displayed_size_is_what_a_viewer_sees(
        string name, int codedWidth, int codedHeight, int width, int height, int rotation)
    {
        var video = (await fixture.InfoAsync(AllSamples.Named(name))).MainVideo;

        Assert.NotNull(video);
        Assert.Equal((codedWidth, codedHeight), (video.CodedWidth, video.CodedHeight));
        Assert.Equal((width, height), (video.DisplayWidth, video.DisplayHeight));
        Assert.Equal(rotation, video.RotationDegrees);
    }

    [Theory]
    [InlineData("422.mp4", "yuv422p", false)]
    [InlineData("10bit.mp4", "yuv420p10le", false)]
    [InlineData("hdr-pq.mp4", "yuv420p10le", true)]
    [InlineData("hdr-hlg.mp4", "yuv420p10le", true)]
    [InlineData("clip.mp4", "yuv420p", false)]
    public async Task Pixel_format_and_HDR_are_reported(string name, string pixelFormat, bool isHdr)
    {
        var video = (await fixture.InfoAsync(AllSamples.Named(name))).MainVideo;

        Assert.Equal((pixelFormat, isHdr), (video?.PixelFormat, video?.IsHdr));
    }

    [Fact]
    public async Task Only_a_film_of_hd_that_names_no_matrix_is_given_one()
    {
        Assert.Equal("bt709", (await fixture.InfoAsync(Films.HdBarsUnnamed)).MainVideo?.AssumedMatrix);
        Assert.Null((await fixture.InfoAsync(Films.HdBars)).MainVideo?.AssumedMatrix);
        Assert.Null((await fixture.InfoAsync(AllSamples.Named("clip.mp4"))).MainVideo?.AssumedMatrix);
    }

    [Theory]
    [InlineData("cover.mp3", "audio/mpeg")]
    [InlineData("cover.m4a", "audio/mp4")]
    public async Task A_cover_picture_makes_no_film(string name, string contentType)
    {
        var media = await fixture.InfoAsync(AllSamples.Named(name));

        Assert.Equal(contentType, media.ContentType);
        Assert.True(media.MainVideo is { IsCover: true, Decodable: true, CodedWidth: 200, FrameRate: null });
        Assert.NotNull(media.MainAudio);
        Assert.False(media.IsPicture);
    }

    [Fact]
    public async Task Audio_may_come_before_video()
    {
        var media = await fixture.InfoAsync(RealUploads.AudioFirst);

        Assert.Equal((0, 1), (media.MainAudio?.Index, media.MainVideo?.Index));
    }

    [Fact]
    public async Task A_clip_may_be_shorter_than_two_seconds()
    {
        var media = await fixture.InfoAsync(RealUploads.Brief);

        Assert.InRange(media.DurationSeconds ?? 0, 0.7, 1);
    }

    [Fact]
    public async Task A_header_without_a_duration_leaves_it_unknown()
    {
        var media = await fixture.InfoAsync(RealUploads.LiveMkv);

        Assert.Null(media.DurationSeconds);
        Assert.Equal("h264", media.MainVideo?.Codec);
    }

    [Theory]
    [InlineData("live.flv")]
    [InlineData("fragmented.mp4")]
    public async Task A_duration_that_only_the_last_samples_tell_is_found(string name)
    {
        var media = await fixture.InfoAsync(AllSamples.Named(name));

        Assert.InRange(media.DurationSeconds ?? 0, 2.8, 3.3);
        Assert.False(media.Truncated);
    }

    [Fact]
    public async Task Place_device_and_names_are_not_taken_along()
    {
        var media = await fixture.InfoAsync(RealUploads.Tagged);

        Assert.DoesNotContain("Secret", $"{media} {string.Join(' ', media.Video)} {string.Join(' ', media.Audio)}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_silent_film_has_no_audio()
    {
        var media = await fixture.InfoAsync(RealUploads.SilentFilm);

        Assert.Empty(media.Audio);
        Assert.NotNull(media.MainVideo);
    }

    [Fact]
    public async Task Surround_sound_keeps_its_channels()
    {
        var media = await fixture.InfoAsync(RealUploads.Surround);

        Assert.Equal((6, 44100), (media.MainAudio?.Channels, media.MainAudio?.SampleRate));
    }

    [Theory]
    [InlineData("main.mp4")]
    [InlineData("main-index-at-end.mp4")]
    public async Task The_index_may_stand_at_either_end(string name)
    {
        var media = await fixture.InfoAsync(AllSamples.Named(name));

        Assert.Equal((1920, 1080), (media.MainVideo?.DisplayWidth, media.MainVideo?.DisplayHeight));
        Assert.InRange(media.DurationSeconds ?? 0, 29.9, 30.2);
        Assert.False(media.Truncated);
    }
}
