using MediaFunctions.Processing.Delivery;
using MediaFunctions.Processing.Media;

namespace MediaFunctions.Processing.Jobs;

/// <summary>From what the probe found to what the manifest tells of it.</summary>
internal static class ManifestSources
{
    public static ManifestSource ForManifest(this MediaInfo media) => new(
        media.SizeBytes, media.ContentType, media.MainVideo?.DisplayWidth, media.MainVideo?.DisplayHeight, media.DurationSeconds);
}
