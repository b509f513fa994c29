using MediaFunctions.Processing.Kinds.Hls;

namespace MediaFunctions.Tests.Processing.Kinds.Hls;

/// <summary>What FFmpeg wrote is looked at before it is called a stream.</summary>
public sealed class HlsFilesSpecs
{
    private const string Good = "#EXTM3U\n#EXT-X-TARGETDURATION:6\n#EXT-X-MAP:URI=\"a-init.mp4\"\n#EXTINF:6.000000,\na0.m4s\n#EXTINF:2.500000,\na1.m4s\n#EXT-X-ENDLIST\n";

    [Fact]
    public void A_whole_playlist_is_read()
    {
        var playlist = Read(Good, ("a-init.mp4", 1), ("a0.m4s", 100), ("a1.m4s", 50));

        Assert.Equal(("a-init.mp4", 6, 8.5), (playlist!.Init, playlist.TargetSeconds, playlist.DurationSeconds));
        Assert.Equal([new MediaSegment("a0.m4s", 6, 100), new MediaSegment("a1.m4s", 2.5, 50)], playlist.Segments);
    }

    [Theory]
    [InlineData("a-init.mp4", 0)]
    [InlineData("a0.m4s", 0)]
    [InlineData("a1.m4s", 0)]
    public void A_playlist_with_a_file_that_is_missing_or_empty_is_none(string name, int size)
    {
        (string, int)[] files = [("a-init.mp4", 1), ("a0.m4s", 1), ("a1.m4s", 1)];

        Assert.Null(Read(Good, [.. files.Select(file => file.Item1 == name ? (name, size) : file)]));
    }

    [Theory]
    [InlineData("#EXT-X-ENDLIST\n", "")]
    [InlineData("#EXTM3U\n", "")]
    [InlineData("#EXTINF:6.000000,\na0.m4s\n#EXTINF:2.500000,", "#EXTINF:0.000000,")]
    [InlineData("#EXT-X-MAP:URI=\"a-init.mp4\"\n", "")]
    [InlineData("#EXTINF:6.000000,\na0.m4s\n#EXTINF:2.500000,\na1.m4s\n", "")]
    public void A_playlist_that_is_cut_or_lacks_a_tag_is_none(string what, string instead)
    {
        Assert.Null(Read(Good.Replace(what, instead, StringComparison.Ordinal), ("a-init.mp4", 1), ("a0.m4s", 1), ("a1.m4s", 1)));
    }

    [Fact]
    public void Another_target_duration_changes_nothing_else()
    {
        Assert.Equal(Good.Replace("DURATION:6", "DURATION:7", StringComparison.Ordinal), MediaPlaylist.Retarget(Good, 7));
    }

    [Theory]
    [InlineData(6, "6 6 6", "100 400 100", 533.33, 266.67)]
    [InlineData(6, "6 6 2", "100 100 400", 500, 342.86)]
    [InlineData(6, "6 3 3", "100 400 100", 1066.67, 400)]
    [InlineData(6, "6 6 3", "100 100 400", 1066.67, 320)]
    [InlineData(1, "0.3", "30", 800, 800)]
    public void The_peak_is_of_neighbours_that_last_half_to_one_and_a_half_targets(
        int target, string seconds, string bytes, double peak, double average)
    {
        var segments = seconds.Split(' ').Zip(bytes.Split(' '), (lasts, size) =>
            new MediaSegment("s", double.Parse(lasts, System.Globalization.CultureInfo.InvariantCulture), int.Parse(size, System.Globalization.CultureInfo.InvariantCulture)));

        var rates = BitRates.Of(new MediaPlaylist("i", target, [.. segments]));

        Assert.Equal(peak, rates.Peak, 0.01);
        Assert.Equal(average, rates.Average, 0.01);
    }

    [Theory]
    [InlineData("6 6 2", "6 6 2", true)]
    [InlineData("6 6.016 2", "6 6 2", true)]
    [InlineData("6 6.03 2", "6 6 2", false)]
    [InlineData("6 4 6", "6 4 6", false)]
    [InlineData("6 6 2", "6 6 1", false)]
    [InlineData("6 6 2", "6 6", false)]
    [InlineData("6 6 9", "6 6 9", false)]
    public void Pictures_agree_when_every_segment_lasts_what_it_should_within_half_a_frame(string one, string other, bool agree)
    {
        Assert.Equal(agree, HlsCheck.Agrees([Picture(one), Picture(other)], 6, 0.04));
    }

    [Theory]
    [InlineData(new byte[0])]
    [InlineData(new byte[] { 0, 0, 0, 8, 109, 111, 111, 118 })]
    [InlineData(new byte[] { 255, 255, 255, 255, 109, 111, 111, 118, 0, 0 })]
    [InlineData(new byte[] { 0, 0, 0, 0, 109, 111, 111, 118, 0, 0 })]
    public void What_is_no_init_segment_is_not_read_as_one(byte[] bytes)
    {
        Assert.Null(InitSegment.Read(bytes));
    }

    private static HlsRendition Picture(string seconds) => new(
        "p",
        new MediaPlaylist("i", 6, [.. seconds.Split(' ').Select(lasts =>
            new MediaSegment("s", double.Parse(lasts, System.Globalization.CultureInfo.InvariantCulture), 1))]),
        new InitSegment("avc1.640015", 2, 2));

    private static MediaPlaylist? Read(string text, params (string Name, int Size)[] files) =>
        MediaPlaylist.Read(text, name => files.FirstOrDefault(file => file.Name == name).Size);
}
