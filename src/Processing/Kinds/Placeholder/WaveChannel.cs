namespace MediaFunctions.Processing.Kinds.Placeholder;

/// <summary>One plane of a picture as a cosine transform's coarsest waves.</summary>
/// <param name="Mean">The mean of the plane.</param>
/// <param name="Scale">The largest wave, by its amount.</param>
/// <param name="Waves">All others by that scale, from 0 to 1; 0.5 is none.</param>
internal sealed record WaveChannel(double Mean, double Scale, IReadOnlyList<double> Waves)
{
    /// <summary>The upper left triangle of <paramref name="across"/> by <paramref name="down"/> waves.</summary>
    public static WaveChannel Of(double[] plane, int width, int height, int across, int down)
    {
        var waves = new List<double>();
        for (var y = 0; y < down; y++)
        {
            for (var x = 0; x * down < across * (down - y); x++)
                waves.Add(Wave(plane, width, height, x, y));
        }
        var scale = waves.Skip(1).Select(Math.Abs).DefaultIfEmpty(0).Max();
        return new WaveChannel(waves[0], scale, [.. waves.Skip(1).Select(wave => scale > 0 ? 0.5 + (0.5 / scale * wave) : wave)]);
    }

    private static double Wave(double[] plane, int width, int height, int across, int down)
    {
        var columns = Cosines(width, across);
        var rows = Cosines(height, down);
        double sum = 0;
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
                sum += plane[(y * width) + x] * columns[x] * rows[y];
        return sum / (width * height);
    }

    private static double[] Cosines(int length, int wave) =>
        [.. Enumerable.Range(0, length).Select(at => Math.Cos(Math.PI / length * wave * (at + 0.5)))];
}
