using MediaFunctions.Processing.Kinds.Encoding;
using MediaFunctions.Processing.Kinds.Reading;

namespace MediaFunctions.Processing.Kinds.Films;

/// <summary>Reads the option that names a rendition.</summary>
public static class RenditionReader
{
    /// <summary>Its name.</summary>
    public const string Option = "preset";

    /// <summary>What stands there, for messages.</summary>
    public static string Expected { get; } = $"one of {string.Join(", ", Rendition.All.Select(rendition => $"\"{rendition.Name}\""))}";

    /// <summary>The rendition where a kind does not require one.</summary>
    public static Rendition Default { get; } = Named("720p");

    /// <summary>The largest.</summary>
    public static Rendition Largest => Rendition.All[^1];

    /// <summary>Null where it is absent or wrong.</summary>
    public static Rendition? Read(OptionReader reader) =>
        reader.Word(Option, Rendition.All.Select(rendition => rendition.Name)) is { } word ? Named(word) : null;

    private static Rendition Named(string name) => Rendition.All.First(rendition => rendition.Name == name);
}
