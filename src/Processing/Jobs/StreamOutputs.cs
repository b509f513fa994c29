using System.Globalization;
using MediaFunctions.Processing.Delivery;
using MediaFunctions.Processing.Kinds;
using MediaFunctions.Processing.Kinds.Encoding;
using MediaFunctions.Processing.Kinds.Hls;
using MediaFunctions.Processing.Media;
using MediaFunctions.Processing.Recipes;
using MediaFunctions.Processing.Routing.Stream;

namespace MediaFunctions.Processing.Jobs;

/// <summary>What a video at Stream is to a recipe: the same names and kinds as elsewhere, at Stream's addresses.</summary>
/// <remarks>
/// Stream tells neither key nor size nor hash. Pixels are what it promises, 1080p at most of what the source has (Cloudflare:
/// "FAQ", "What formats and quality levels are delivered").
/// </remarks>
public static class StreamOutputs
{
    /// <summary>The outputs that the source can give.</summary>
    /// <param name="mp4">The address of the MP4; null where the recipe asks for none.</param>
    public static IReadOnlyList<ManifestOutput> Of(Recipe recipe, MediaInfo media, StreamVideo video, string? mp4)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        ArgumentNullException.ThrowIfNull(media);
        ArgumentNullException.ThrowIfNull(video);
        return [.. recipe.Outputs.Select(output => Of(output, media, video, mp4)).OfType<ManifestOutput>()];
    }

    /// <summary>The id of the video that the manifest's outputs are of; null where they stand in the media bucket.</summary>
    /// <remarks>Cloudflare has it first in each of its paths: <c>/{id}/manifest/video.m3u8</c>, <c>/{id}/thumbnails/thumbnail.jpg</c>.</remarks>
    public static string? VideoOf(Manifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        return manifest.Outputs.FirstOrDefault(output => output.Key is null) is { } there && Uri.TryCreate(there.Url, UriKind.Absolute, out var url)
            ? url.Segments.ElementAtOrDefault(1)?.TrimEnd('/')
            : null;
    }

    private static ManifestOutput? Of(RecipeOutput output, MediaInfo media, StreamVideo video, string? mp4)
    {
        if (!output.Kind.Plan(output.Name, output.Options, media).Succeeded(out var plan, out _))
            return null;
        var facts = plan.Make.Output.Facts;
        var duration = video.Duration is > 0 and { } seconds ? seconds : media.DurationSeconds;
        return output.Kind.Name switch
        {
            "hls" => Film(output, HlsFiles.PlaylistType, video.Playback?.Hls, media, duration),
            "transcode" => Film(output, plan.Make.Output.File.ContentType, mp4, media, duration),
            _ => new ManifestOutput
            {
                Name = output.Name,
                Kind = output.Kind.Name,
                Url = Still(Address(output, video.Thumbnail), facts),
                ContentType = plan.Make.Output.File.ContentType,
                Width = facts.Width,
                Height = facts.Height,
                At = facts.AtSeconds,
                Clamped = facts.Clamped ? true : null,
            },
        };
    }

    private static ManifestOutput Film(RecipeOutput output, string contentType, string? url, MediaInfo media, double? duration)
    {
        var size = Rendition.All[^1].SizeOf(media.MainVideo!);
        return new ManifestOutput
        {
            Name = output.Name,
            Kind = output.Kind.Name,
            Url = Address(output, url),
            ContentType = contentType,
            Width = size.Width,
            Height = size.Height,
            Duration = duration,
        };
    }

    /// <remarks>
    /// Cloudflare: "Display thumbnails". The size has the source's shape already, so that <c>scale</c> distorts nothing. Times
    /// are such as <c>5m2s</c> in the examples; a fraction is written as in <c>2.5s</c>, as that notation has it elsewhere.
    /// </remarks>
    private static string Still(string thumbnail, OutputFacts facts) => string.Create(
        CultureInfo.InvariantCulture,
        $"{thumbnail}?time={facts.AtSeconds ?? 0:0.###}s&width={facts.Width}&height={facts.Height}&fit=scale");

    private static string Address(RecipeOutput output, string? url) =>
        url ?? throw new InvalidDataException($"Cloudflare Stream tells no address for '{output.Name}'.");
}
