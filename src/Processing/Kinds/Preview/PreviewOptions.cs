namespace MediaFunctions.Processing.Kinds.Preview;

/// <summary>The options of a preview.</summary>
public sealed record PreviewOptions : OutputOptions
{
    /// <summary>The file's format.</summary>
    public PreviewFormat Format { get; init; } = PreviewFormat.Webp;

    /// <summary>How many moments of the film it shows.</summary>
    public int Moments { get; init; } = 5;

    /// <summary>The length of each, seconds.</summary>
    public double MomentSeconds { get; init; } = 0.8;

    /// <summary>The width at most, pixels.</summary>
    public int Width { get; init; } = 320;

    /// <summary>Frames a second; null: 10, or for mp4 the film's own up to 30.</summary>
    public int? FrameRate { get; init; }

    /// <summary>1 (small) to 100 (good); null: the format's default. GIF has none.</summary>
    public int? Quality { get; init; }

    /// <summary>Whether it begins again at its end, for ever. A film (mp4) is looped by the page that shows it.</summary>
    public bool Loop { get; init; } = true;
}
