using MediaFunctions.Processing.Kinds.Encoding;
using MediaFunctions.Processing.Kinds.Hls;
using MediaFunctions.Processing.Kinds.Thumbnail;
using MediaFunctions.Processing.Kinds.Transcode;
using MediaFunctions.Processing.Media;
using MediaFunctions.Processing.Recipes;

namespace MediaFunctions.Processing.Routing.Stream;

/// <summary>What Stream can make, and of what.</summary>
/// <remarks>
/// It chooses sizes, codecs and bit rates itself, up to 1080p (Cloudflare: "FAQ", "What formats and quality levels"). What a
/// recipe leaves open, or says as a bound that Stream keeps, it may choose: an hls output without a ladder, a transcode of
/// <c>1080p</c> (a bound on the size; the bit rate that we would take is not promised to anybody). What a recipe says beyond
/// that is not quietly left undone: it is an objection, and the recipe is made elsewhere.
/// </remarks>
public static class StreamRecipe
{
    // Cloudflare: "FAQ", "Is there a limit to the amount of videos I can upload?"
    private const long MostBytes = 30_000_000_000;

    private const double ShortestSeconds = 0.1;

    private static readonly HlsOptions Usual = new();

    /// <summary>Why Stream cannot make the recipe of this source, as a sentence; null where it can.</summary>
    public static string? Objection(Recipe recipe, MediaInfo media)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        ArgumentNullException.ThrowIfNull(media);
        return Objection(recipe) ?? Objection(media) ?? PictureObjection(recipe, media.MainVideo!);
    }

    /// <summary>Why Stream cannot make the recipe of any source.</summary>
    public static string? Objection(Recipe recipe)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        return recipe.Outputs.Select(Objection).OfType<string>().FirstOrDefault();
    }

    private static string? Objection(RecipeOutput output) => output.Options switch
    {
        HlsOptions { Ladder: not null } => $"Cloudflare Stream chooses the sizes of '{output.Name}' itself, and the recipe names them.",
        HlsOptions hls when hls.SegmentSeconds != Usual.SegmentSeconds =>
            $"Cloudflare Stream chooses the length of the segments of '{output.Name}' itself, and the recipe names one.",
        HlsOptions => null,
        TranscodeOptions transcode when transcode.Preset != Rendition.All[^1] =>
            $"Cloudflare Stream makes one MP4, of up to {Rendition.All[^1].Name}, and '{output.Name}' is to be {transcode.Preset.Name}.",
        TranscodeOptions => null,
        ThumbnailOptions { Format: not ThumbnailFormat.Jpg } => $"Cloudflare Stream makes thumbnails as jpg only, and '{output.Name}' is none.",
        ThumbnailOptions { Quality: not null } => $"Cloudflare Stream chooses the quality of '{output.Name}' itself, and the recipe names one.",
        ThumbnailOptions { At.Best: true } => $"Cloudflare Stream looks for no best frame, and '{output.Name}' asks for it.",
        ThumbnailOptions => null,
        _ => $"Cloudflare Stream makes hls, thumbnail and transcode only, and '{output.Name}' is {output.Kind.Name}.",
    };

    private static string? Objection(MediaInfo media)
    {
        if (media.IsPicture || media.MainVideo is not { IsCover: false } video || !media.ContentType.StartsWith("video/", StringComparison.Ordinal))
            return "Cloudflare Stream takes films only.";
        if (media.SizeBytes > MostBytes)
            return "Cloudflare Stream takes no file above 30 GB.";
        if (media.DurationSeconds < ShortestSeconds)
            return "Cloudflare Stream takes nothing shorter than 0.1 seconds.";
        return null;
    }

    // Cloudflare: "Display thumbnails", the note at its head.
    private static string? PictureObjection(Recipe recipe, VideoStream video)
    {
        var shown = (video.DisplayWidth, video.DisplayHeight);
        var isSquare = shown == (video.CodedWidth, video.CodedHeight) || shown == (video.CodedHeight, video.CodedWidth);
        return isSquare || !recipe.Outputs.Any(output => output.Options is ThumbnailOptions)
            ? null
            : "Cloudflare Stream makes no thumbnails of films whose pixels are not square.";
    }
}
