using MediaFunctions.Processing.Kinds.Preview;
using MediaFunctions.Processing.Media;
using MediaFunctions.Tests.Processing.Planning;

namespace MediaFunctions.Tests.Processing.Kinds.Preview;

public sealed class PreviewPlanSpecs
{
    [Fact]
    public void Moments_are_the_middles_of_equal_parts()
    {
        var moments = PreviewMoments.For(new PreviewOptions { Moments = 3, MomentSeconds = 1 }, Sources.Film, Sources.Hd);

        Assert.Equal([4.5, 14.5, 24.5], moments.StartsSeconds);
    }

    [Fact]
    public void Moments_are_of_the_picture_where_the_sound_goes_on_behind_it()
    {
        var moments = PreviewMoments.For(
            new PreviewOptions { Moments = 1, MomentSeconds = 1 }, Sources.Film with { DurationSeconds = 600 }, Sources.Hd);

        Assert.Equal([14.5], moments.StartsSeconds);
    }

    [Theory]
    [InlineData(1920, 1080, "yuv420p", 12)]
    [InlineData(3840, 2160, "yuv420p", 7)]
    [InlineData(3840, 2160, "yuv420p10le", 3)]
    [InlineData(7680, 4320, "yuv420p10le", 1)]
    [InlineData(3840, 2160, null, 2)]
    public void No_more_moments_are_read_at_once_than_fit_in_memory(int width, int height, string? format, int most)
    {
        var video = Sources.Hd with { CodedWidth = width, CodedHeight = height, PixelFormat = format };

        Assert.Equal(most, PreviewMoments.For(new PreviewOptions { Moments = 12 }, Sources.Film, video).StartsSeconds.Count);
    }

    [Theory]
    [InlineData(1920, 1080, 320, 180)]
    [InlineData(1080, 1920, 320, 568)]
    [InlineData(160, 90, 160, 90)]
    public void It_is_as_wide_as_asked_and_never_larger_than_the_film(int width, int height, int shownWidth, int shownHeight)
    {
        var shape = PreviewShape.For(new PreviewOptions(), Sources.Hd with { DisplayWidth = width, DisplayHeight = height });

        Assert.Equal((shownWidth, shownHeight), (shape.Size.Width, shape.Size.Height));
    }

    [Theory]
    [InlineData(PreviewFormat.Webp)]
    [InlineData(PreviewFormat.Gif)]
    public void An_animation_that_would_be_huge_is_made_smaller(PreviewFormat format)
    {
        var options = new PreviewOptions { Format = format, Width = 1280, Moments = 6, MomentSeconds = 5, FrameRate = 30 };

        var shape = PreviewShape.For(options, Sources.Hd);

        Assert.InRange(shape.Size.Width * (double)shape.Size.Height * 900, 0.9 * PreviewShape.MostPixels, PreviewShape.MostPixels * 1.02);
    }

    [Theory]
    [InlineData(25.0, "mpegts", 12.0)]
    [InlineData(25.0, "matroska,webm", 0.06)]
    [InlineData(1.0, "matroska,webm", 1.5)]
    [InlineData(null, "matroska,webm", 1.0)]
    [InlineData(0.01, "matroska,webm", 12.0)]
    public void The_reading_begins_early_enough_for_the_frame_that_is_shown_as_the_moment_begins(double? rate, string container, double lead)
    {
        MediaInfo media = Sources.Film with { Container = container };

        Assert.Equal(lead, PreviewReads.Lead(20, media, Sources.Hd with { FrameRate = rate }));
        Assert.Equal(0.02, PreviewReads.Lead(0.02, media, Sources.Hd with { FrameRate = rate }));
    }
}
