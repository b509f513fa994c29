using MediaFunctions.Processing.Kinds;
using MediaFunctions.Processing.Kinds.Frames.Best;
using MediaFunctions.Processing.Media;
using MediaFunctions.Tests.Processing.Planning;

namespace MediaFunctions.Tests.Processing.Kinds.Thumbnail;

public sealed class BestReadsSpecs
{
    private static readonly VideoStream FourK = Sources.Hd with { CodedWidth = 3840, CodedHeight = 2160 };

    [Fact]
    public void A_short_film_is_read_from_its_start_and_even_then_not_without_bound()
    {
        var video = Sources.Hd with { DurationSeconds = 5 };
        var read = Assert.Single(Reads(video));

        Assert.Equal(SourceRead.Whole, read);
        Assert.InRange(BestReads.MostFrames(read, video), 5 * 30, 300);
    }

    [Fact]
    public void A_long_film_is_read_in_twelve_places_spread_over_it_a_second_each()
    {
        var reads = Reads(Sources.Hd with { DurationSeconds = 7200 });

        Assert.Equal(12, reads.Count);
        Assert.Equal((300, 6900), (reads[0].SeekSeconds, reads[^1].SeekSeconds));
        Assert.All(reads, read => Assert.InRange(read.MostFrames!.Value, 15, 60));
        Assert.All(reads, read => Assert.False(read.Exact));
    }

    [Fact]
    public void A_short_film_of_many_bytes_is_not_read_whole()
    {
        Assert.Equal(12, Reads(Sources.Hd with { DurationSeconds = 5 }, bytes: 100L << 20).Count);
    }

    [Theory]
    [InlineData("yuv420p", 6)]
    [InlineData("yuv420p10le", 3)]
    [InlineData(null, 2)]
    public void The_larger_its_frames_the_fewer_places_are_held_in_memory(string? pixelFormat, int places)
    {
        Assert.Equal(places, Reads(FourK with { PixelFormat = pixelFormat, DurationSeconds = 600 }).Count);
    }

    [Fact]
    public void A_stream_without_an_index_is_sought_four_times_at_most()
    {
        Assert.Equal(4, BestReads.For(Sources.Film, Sources.Hd with { DurationSeconds = 600 }, seeksByIndex: false).Count);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(0d)]
    public void Where_the_length_is_unknown_the_start_is_read(double? duration)
    {
        var read = Assert.Single(BestReads.For(
            Sources.Film with { DurationSeconds = null }, Sources.Hd with { DurationSeconds = duration, FrameRate = null }, seeksByIndex: true));

        Assert.Null(read.SeekSeconds);
        Assert.InRange(read.MostFrames!.Value, 100, 750);
    }

    [Fact]
    public void Whatever_the_frames_are_one_is_measured()
    {
        var reads = Reads(Sources.Hd with { CodedWidth = 16384, CodedHeight = 8192, DurationSeconds = 1e9, FrameRate = 240 });

        Assert.Single(reads);
        Assert.InRange(reads[0].MostFrames!.Value, 1, 4);
    }

    private static IReadOnlyList<MediaFunctions.Processing.Kinds.SourceRead> Reads(VideoStream video, long bytes = 10_000_000) =>
        BestReads.For(Sources.Film with { SizeBytes = bytes, DurationSeconds = video.DurationSeconds }, video, seeksByIndex: true);
}
