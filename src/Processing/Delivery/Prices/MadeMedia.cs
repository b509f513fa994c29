using System.Text.Json;

namespace MediaFunctions.Processing.Delivery.Prices;

/// <summary>What a job was given and what it made, as another service would have charged it.</summary>
/// <param name="Source">The source; null for a still picture.</param>
/// <param name="Outputs">Films and sound tracks, each rendition of a ladder by itself. Pictures are charged by nobody.</param>
/// <param name="Bytes">Of the source and of all outputs whose size is known.</param>
public sealed record MadeMedia(Stretch? Source, IReadOnlyList<Stretch> Outputs, long Bytes)
{
    public static MadeMedia Of(ManifestSource source, IReadOnlyCollection<ManifestOutput> outputs) => new(
        source.Duration is > 0 and { } seconds ? Stretch.Of(source.Width, source.Height, seconds) : null,
        [.. outputs.SelectMany(Stretches)],
        source.Size + outputs.Sum(output => output.Files?.Bytes ?? output.Bytes ?? 0));

    private static IEnumerable<Stretch> Stretches(ManifestOutput output)
    {
        if (output.Duration is not > 0)
            return [];
        var seconds = output.Duration.Value;
        if (output.ContentType.StartsWith("audio/", StringComparison.Ordinal) && !IsPlaylist(output))
            return [Stretch.Of(null, null, seconds)];
        if (output.ContentType.StartsWith("video/", StringComparison.Ordinal))
            return [Stretch.Of(output.Width, output.Height, seconds)];
        if (!IsPlaylist(output))
            return [];
        return output.Details?.TryGetValue("renditions", out var renditions) == true && renditions.ValueKind == JsonValueKind.Array
            ? renditions.EnumerateArray().Select(one => Stretch.Of(Number(one, "width"), Number(one, "height"), seconds))
            : [Stretch.Of(output.Width, output.Height, seconds)];
    }

    private static bool IsPlaylist(ManifestOutput output) => output.ContentType.Contains("mpegurl", StringComparison.OrdinalIgnoreCase);

    private static int? Number(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.TryGetInt32(out var number) ? number : null;
}
