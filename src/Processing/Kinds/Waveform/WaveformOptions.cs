namespace MediaFunctions.Processing.Kinds.Waveform;

/// <summary>The options of a waveform.</summary>
public sealed record WaveformOptions : OutputOptions
{
    /// <summary>The file's format.</summary>
    public WaveformFormat Format { get; init; } = WaveformFormat.Json;

    /// <summary>
    /// How many peaks a second of sound has in json; fewer where the whole would have more than
    /// <see cref="WaveformShape.MostPeaks"/>.
    /// </summary>
    public int PixelsPerSecond { get; init; } = 20;

    /// <summary>The depth of a peak in json: 8 or 16.</summary>
    public int Bits { get; init; } = 8;

    /// <summary>Pixels, of a png.</summary>
    public int Width { get; init; } = 1800;

    /// <inheritdoc cref="Width"/>
    public int Height { get; init; } = 280;

    /// <summary>The wave's, in a png.</summary>
    public PictureColor Color { get; init; } = new(0x1e, 0x90, 0xff, byte.MaxValue);

    /// <summary>What is around the wave, in a png.</summary>
    public PictureColor Background { get; init; } = PictureColor.Transparent;
}
