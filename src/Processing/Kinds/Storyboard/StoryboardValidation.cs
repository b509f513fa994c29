using MediaFunctions.Processing.Kinds.Reading;

namespace MediaFunctions.Processing.Kinds.Storyboard;

/// <summary>From JSON to <see cref="StoryboardOptions"/>.</summary>
public static class StoryboardValidation
{
    private const int MostTilesOnASide = 20;
    private const int LeastWidth = 32;
    private const int MostWidth = 1024;
    private const double LeastInterval = 0.1;
    private const double MostInterval = 3600;

    private static readonly Dictionary<string, StoryboardFormat> Formats = new(StringComparer.Ordinal)
    {
        ["jpg"] = StoryboardFormat.Jpg,
        ["webp"] = StoryboardFormat.Webp,
    };

    /// <inheritdoc cref="IOutputKind.Read"/>
    public static StoryboardOptions Read(OptionReader reader)
    {
        var defaults = new StoryboardOptions();
        var options = new StoryboardOptions
        {
            Columns = reader.WholeNumber("columns", 1, MostTilesOnASide) ?? defaults.Columns,
            Rows = reader.WholeNumber("rows", 1, MostTilesOnASide) ?? defaults.Rows,
            Width = reader.WholeNumber("width", LeastWidth, MostWidth) ?? defaults.Width,
            IntervalSeconds = MediaSpan.Read(reader, "interval", LeastInterval, MostInterval),
            Format = reader.Word("format", Formats.Keys) is { } word ? Formats[word] : defaults.Format,
            Quality = reader.WholeNumber("quality", 1, 100),
        };
        if (options.Columns * options.Width > StoryboardLayout.MostSide)
            reader.Refuse(
                "width",
                $"at most {StoryboardLayout.MostSide / options.Columns} pixels for {options.Columns} columns, as a sheet is at most {StoryboardLayout.MostSide} wide");
        return options;
    }
}
