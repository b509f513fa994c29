using MediaFunctions.Processing.Kinds.Placeholder;

namespace MediaFunctions.Tests.Processing.Kinds.Placeholder;

public sealed class ThumbHashSpecs
{
    /// <summary>What the reference (npm thumbhash 0.1.1) says of the same pixels.</summary>
    [Theory]
    [InlineData(100, 75, false, "HwgGBYJ3h1hnWAhlZWRnh7YZsLxA")]
    [InlineData(75, 100, false, "H/gBBQJ3VYaWcHRgZHaGd9DxOKZv")]
    [InlineData(100, 100, false, "H/gBBwJnVoFYSQs1JAIWRkeVR+ggZY8E")]
    [InlineData(100, 56, true, "4AeCA4IHt/VEJnHlCHBvhIIDgHiBBiU=")]
    [InlineData(31, 100, true, "IAiCAgIHdnmCQGbxXAv4fDIgdodoWDg=")]
    [InlineData(100, 1, false, "nRc6EYR3d3eIiAiIRYePhAg=")]
    [InlineData(1, 1, false, "AAgCBwAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData(1, 100, false, "Xeg5IQwIhnmIh4d4OHCCawg=")]
    public void It_is_the_hash_of_the_reference(int width, int height, bool alpha, string hash)
    {
        Assert.Equal(hash, Convert.ToBase64String(ThumbHash.Of(width, height, Pattern(width, height, alpha))));
    }

    [Fact]
    public void A_picture_that_nobody_sees_has_a_hash_too()
    {
        Assert.NotEmpty(ThumbHash.Of(8, 8, new byte[8 * 8 * 4]));
    }

    private static byte[] Pattern(int width, int height, bool alpha)
    {
        var pixels = new List<byte>();
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
                pixels.AddRange([(byte)((x * 7) + (y * 3)), (byte)((x * x) + (y * 5)), (byte)((y * y) + (11 * x)), alpha ? (byte)(x * y * 9) : (byte)255]);
        return [.. pixels];
    }
}
