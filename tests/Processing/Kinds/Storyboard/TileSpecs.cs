using MediaFunctions.Tests.Samples;

namespace MediaFunctions.Tests.Processing.Kinds.Storyboard;

/// <summary>Tiles look as the film looks to a viewer.</summary>
public sealed class TileSpecs(KindFixture kinds) : IClassFixture<KindFixture>
{
    [Theory]
    [InlineData("clip.mp4", 160, 120)]
    [InlineData("rotated.mp4", 160, 214)]
    [InlineData("anamorphic.mp4", 160, 90)]
    [InlineData("odd-size.mp4", 160, 120)]
    public async Task A_tile_has_the_displayed_aspect(string name, int width, int height)
    {
        var board = await Board.OfAsync(kinds, AllSamples.Named(name));

        Assert.Equal([width, height], board.Cues[0].Box[2..]);
        Assert.Equal((width, height), (board.Detail("tileWidth"), board.Detail("tileHeight")));
    }

    [Fact]
    public async Task A_film_held_upright_stands_upright()
    {
        var board = await Board.OfAsync(kinds, RealUploads.Rotated);

        var upright = await Picture.OfAsync(await Containers.Mp4.PathAsync(), "transpose=clock");
        Assert.InRange((await board.TileAsync(board.Cues[0])).DifferenceTo(upright), 0, 12);
    }

    [Theory]
    [InlineData("hdr-pq.mp4")]
    [InlineData("hdr-hlg.mp4")]
    public async Task Hdr_is_not_grey(string name)
    {
        var board = await Board.OfAsync(kinds, AllSamples.Named(name));

        var tile = await board.TileAsync(board.Cues[0]);
        var lit = await Picture.OfAsync(await Containers.Mp4.PathAsync());
        Assert.InRange(tile.Saturation, 0.65 * lit.Saturation, 1);
        Assert.InRange(tile.DifferenceTo(lit), 0, 70);
    }

    [Fact]
    public async Task Nothing_that_the_upload_says_of_itself_is_in_a_sheet()
    {
        var board = await Board.OfAsync(kinds, RealUploads.Tagged);

        var sheet = System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(board.Made.PathOf(1)));
        Assert.All(["Secret", "48.85", "Lavc", "Exif", "mark"], word => Assert.DoesNotContain(word, sheet, StringComparison.Ordinal));
    }
}
