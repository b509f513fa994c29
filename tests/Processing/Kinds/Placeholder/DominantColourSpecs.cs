using MediaFunctions.Processing.Kinds.Placeholder;

namespace MediaFunctions.Tests.Processing.Kinds.Placeholder;

public sealed class DominantColourSpecs
{
    [Fact]
    public void It_is_the_colour_of_most_pixels_and_not_their_mean()
    {
        Assert.Equal("#d02010", DominantColour.Of([.. Pixels(6, 0xD0, 0x20, 0x10), .. Pixels(5, 0x10, 0x20, 0xC0)]));
    }

    [Fact]
    public void Noise_around_a_border_of_the_histogram_is_one_colour()
    {
        Assert.Equal(
            "#805050", DominantColour.Of([.. Pixels(4, 0x7E, 0x50, 0x50), .. Pixels(4, 0x82, 0x50, 0x50), .. Pixels(6, 0x10, 0xF0, 0x10)]));
    }

    [Fact]
    public void What_is_transparent_does_not_count()
    {
        Assert.Equal("#10f010", DominantColour.Of([.. Pixels(9, 255, 0, 0, alpha: 0), .. Pixels(1, 0x10, 0xF0, 0x10)]));
        Assert.Equal("#000000", DominantColour.Of(Pixels(9, 255, 0, 0, alpha: 0)));
    }

    [Fact]
    public void White_and_black_are_written_whole()
    {
        Assert.Equal("#ffffff", DominantColour.Of(Pixels(3, 255, 255, 255)));
        Assert.Equal("#000000", DominantColour.Of(Pixels(3, 0, 0, 0)));
    }

    private static byte[] Pixels(int count, byte red, byte green, byte blue, byte alpha = 255) =>
        [.. Enumerable.Repeat(new[] { red, green, blue, alpha }, count).SelectMany(pixel => pixel)];
}
