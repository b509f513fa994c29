namespace MediaFunctions.Processing.Kinds.Placeholder;

/// <summary>
/// A picture as some 25 bytes: its mean, its coarsest waves, its transparency and its aspect. The format and the way to
/// compute it are Evan Wallace's (https://evanw.github.io/thumbhash), and so are the decoders for browsers.
/// </summary>
public static class ThumbHash
{
    /// <summary>The largest side of a picture, pixels: more is slow and changes nothing.</summary>
    public const int LargestSide = 100;

    /// <summary>The hash of a picture.</summary>
    /// <param name="width">Pixels.</param>
    /// <param name="height">Pixels.</param>
    /// <param name="rgba">Four bytes a pixel, row by row; colours are not premultiplied by alpha.</param>
    public static byte[] Of(int width, int height, ReadOnlySpan<byte> rgba)
    {
        var planes = LuminancePlanes.Of(rgba);
        // Fewer waves of luminance leave room for those of alpha.
        var finest = planes.HasAlpha ? 5 : 7;
        var (across, down) = (Waves(finest, width, width, height), Waves(finest, height, width, height));

        var light = WaveChannel.Of(planes.Light, width, height, Math.Max(3, across), Math.Max(3, down));
        var yellowBlue = WaveChannel.Of(planes.YellowBlue, width, height, 3, 3);
        var redGreen = WaveChannel.Of(planes.RedGreen, width, height, 3, 3);
        var alpha = planes.HasAlpha ? WaveChannel.Of(planes.Alpha, width, height, 5, 5) : null;

        var isWide = width > height;
        var head = Round(63 * light.Mean) | (Round(31.5 + (31.5 * yellowBlue.Mean)) << 6)
            | (Round(31.5 + (31.5 * redGreen.Mean)) << 12) | (Round(31 * light.Scale) << 18) | ((planes.HasAlpha ? 1 : 0) << 23);
        var shape = (isWide ? down : across) | (Round(63 * yellowBlue.Scale) << 3)
            | (Round(63 * redGreen.Scale) << 9) | ((isWide ? 1 : 0) << 15);
        List<byte> hash = [(byte)head, (byte)(head >> 8), (byte)(head >> 16), (byte)shape, (byte)(shape >> 8)];
        if (alpha is not null)
            hash.Add((byte)(Round(15 * alpha.Mean) | (Round(15 * alpha.Scale) << 4)));

        // Four bits a wave, the lower half of a byte first.
        var waves = new[] { light, yellowBlue, redGreen, alpha }.OfType<WaveChannel>().SelectMany(channel => channel.Waves).Select(wave => Round(15 * wave));
        hash.AddRange(waves.Chunk(2).Select(pair => (byte)(pair[0] | (pair.Length > 1 ? pair[1] << 4 : 0))));
        return [.. hash];
    }

    private static int Waves(int finest, int side, int width, int height) =>
        Math.Max(1, Round((double)finest * side / Math.Max(width, height)));

    /// <summary>Halves go up, as in the reference; .NET's own rounding would take them to the even number.</summary>
    private static int Round(double value) => (int)Math.Floor(value + 0.5);
}
