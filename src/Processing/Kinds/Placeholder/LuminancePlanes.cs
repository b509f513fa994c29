namespace MediaFunctions.Processing.Kinds.Placeholder;

/// <summary>A picture split into light, two differences of colour, and alpha; each from 0 or -1 to 1.</summary>
internal sealed record LuminancePlanes(double[] Light, double[] YellowBlue, double[] RedGreen, double[] Alpha, bool HasAlpha)
{
    /// <summary>Transparent pixels take the mean colour of the others.</summary>
    public static LuminancePlanes Of(ReadOnlySpan<byte> rgba)
    {
        var count = rgba.Length / 4;
        double red = 0, green = 0, blue = 0, opaque = 0;
        for (var at = 0; at < 4 * count; at += 4)
        {
            var alpha = rgba[at + 3] / 255.0;
            red += alpha / 255 * rgba[at];
            green += alpha / 255 * rgba[at + 1];
            blue += alpha / 255 * rgba[at + 2];
            opaque += alpha;
        }
        if (opaque > 0)
            (red, green, blue) = (red / opaque, green / opaque, blue / opaque);

        var planes = new LuminancePlanes(new double[count], new double[count], new double[count], new double[count], opaque < count);
        for (int pixel = 0, at = 0; pixel < count; pixel++, at += 4)
        {
            var alpha = rgba[at + 3] / 255.0;
            var r = (red * (1 - alpha)) + (alpha / 255 * rgba[at]);
            var g = (green * (1 - alpha)) + (alpha / 255 * rgba[at + 1]);
            var b = (blue * (1 - alpha)) + (alpha / 255 * rgba[at + 2]);
            planes.Light[pixel] = (r + g + b) / 3;
            planes.YellowBlue[pixel] = ((r + g) / 2) - b;
            planes.RedGreen[pixel] = r - g;
            planes.Alpha[pixel] = alpha;
        }
        return planes;
    }
}
