namespace MediaFunctions.Processing.Kinds.Storyboard;

/// <summary>The options of a storyboard.</summary>
public sealed record StoryboardOptions : OutputOptions
{
    /// <summary>Tiles side by side on a sheet.</summary>
    public int Columns { get; init; } = 5;

    /// <summary>Tiles one above the other on a sheet.</summary>
    public int Rows { get; init; } = 5;

    /// <summary>The width of a tile, pixels; its height follows from the film's displayed aspect.</summary>
    public int Width { get; init; } = 160;

    /// <summary>Seconds from a tile to the next; null: so that there are about a hundred.</summary>
    public double? IntervalSeconds { get; init; }

    /// <summary>The sheets' format.</summary>
    public StoryboardFormat Format { get; init; } = StoryboardFormat.Jpg;

    /// <summary>1 (small) to 100 (good); null: the format's default.</summary>
    public int? Quality { get; init; }
}
