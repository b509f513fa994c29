using MediaFunctions.Processing.Kinds.Encoding;
using MediaFunctions.Processing.Kinds.Hls;
using MediaFunctions.Tests.Processing.Planning;

namespace MediaFunctions.Tests.Processing.Kinds.Hls;

public sealed class HlsLadderSpecs
{
    [Theory]
    [InlineData(3840, 2160, "240p 426x240, 480p 854x480, 720p 1280x720, 1080p 1920x1080")]
    [InlineData(1280, 720, "240p 426x240, 480p 854x480, 720p 1280x720")]
    [InlineData(1080, 1920, "240p 240x426, 480p 480x854, 720p 720x1280, 1080p 1080x1920")]
    [InlineData(640, 480, "240p 320x240, 480p 640x480")]
    [InlineData(1918, 1078, "240p 426x240, 480p 854x480, 720p 1280x720, 1080p 1918x1078")]
    [InlineData(1920, 800, "240p 426x178, 480p 854x356, 720p 1280x534, 1080p 1920x800")]
    [InlineData(640, 360, "240p 426x240, 360p 640x360")]
    [InlineData(960, 540, "240p 426x240, 480p 854x480")]
    [InlineData(321, 241, "240p 320x240")]
    [InlineData(64, 48, "48p 64x48")]
    [InlineData(33, 121, "34p 34x122")]
    [InlineData(1, 1, "2p 2x2")]
    public void The_automatic_ladder_is_what_the_film_has_of_it_and_at_least_its_own_size(int width, int height, string ladder)
    {
        Assert.Equal(ladder, Ladder(new HlsOptions(), width, height));
    }

    [Fact]
    public void Names_above_the_film_are_left_out_and_told()
    {
        var options = new HlsOptions { Ladder = Rendition.All };

        var ladder = HlsLadder.For(options, Sources.Hd with { DisplayWidth = 854, DisplayHeight = 480 });

        Assert.Equal(["240p", "360p", "480p"], ladder.Rungs.Select(rung => rung.Name));
        Assert.Equal(["720p", "1080p"], ladder.LeftOut);
    }

    [Fact]
    public void A_ladder_wholly_above_the_film_gives_its_own_size()
    {
        var options = new HlsOptions { Ladder = [Rendition.All[^1]] };

        Assert.Equal("700p 1000x700", Ladder(options, 1000, 700));
    }

    [Theory]
    [InlineData(25.0, 6, 150)]
    [InlineData(29.97, 6, 180)]
    [InlineData(60.0, 2.5, 150)]
    [InlineData(1.0, 2.4, 2)]
    [InlineData(240.0, 2, 120)]
    [InlineData(null, 2, 60)]
    public void A_segment_is_a_whole_number_of_frames(double? rate, double seconds, int frames)
    {
        Assert.Equal(frames, HlsEncoding.FramesOfSegment(new HlsOptions { SegmentSeconds = seconds }, Sources.Hd with { FrameRate = rate }));
    }

    private static string Ladder(HlsOptions options, int width, int height) => string.Join(", ", HlsLadder
        .For(options, Sources.Hd with { DisplayWidth = width, DisplayHeight = height })
        .Rungs.Select(rung => $"{rung.Name} {rung.Size.Width}x{rung.Size.Height}"));
}
