using MediaFunctions.Processing.Recipes;

namespace MediaFunctions.Bench.Costs;

/// <summary>What the page prices: the presets, and one that makes everything a site with films could want.</summary>
public static class CostRecipes
{
    /// <summary>The book of them.</summary>
    public const string Json = """
        { "recipes": {
            "default": { "preset": "default" },
            "poster": { "preset": "poster" },
            "podcast": { "preset": "podcast" },
            "social": { "preset": "social" },
            "vod": { "preset": "vod" },
            "everything": { "preset": "vod", "outputs": {
                "film": { "kind": "transcode", "preset": "720p" },
                "audio": { "kind": "audio", "format": "mp3", "bitrate": "128k" },
                "waveform": { "kind": "waveform" },
                "small": { "kind": "thumbnail", "at": "10%", "width": 320 },
                "clip": { "kind": "preview", "format": "mp4" } } } } }
        """;

    public static RecipeBook Book { get; } = RecipeBook.FromSettings(Json);

    /// <summary>Of a film, the cheapest first.</summary>
    public static readonly IReadOnlyList<string> OfFilms = ["poster", "default", "social", "vod", "everything"];

    /// <summary>Those of them that are measured over long films too, because that takes no long time.</summary>
    public static readonly IReadOnlyList<string> ThatEncodeNoFilm = ["poster", "default"];

    /// <summary>Of a recording without pictures.</summary>
    public static readonly IReadOnlyList<string> OfSound = ["default", "podcast"];

    public const string Film = "film";

    public const string Sound = "sound";
}
