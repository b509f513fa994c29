namespace MediaFunctions.Tests.Pipeline.Judges;

/// <summary>Compares pictures of equal size, three bytes a pixel.</summary>
public static class Pictures
{
    /// <summary>The mean difference of their bytes, 0 to 255.</summary>
    public static double Difference(byte[] one, byte[] other)
    {
        Assert.Equal(one.Length, other.Length);
        return one.Zip(other, (a, b) => Math.Abs(a - b)).Average();
    }

    /// <summary>The mean saturation of HSV, 0 (grey) to 1.</summary>
    public static double Saturation(byte[] picture) => picture.Chunk(3).Average(pixel =>
        pixel.Max() == 0 ? 0 : (pixel.Max() - pixel.Min()) / (double)pixel.Max());
}
