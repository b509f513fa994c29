using MediaFunctions.Processing.Kinds.Audio;
using MediaFunctions.Processing.Kinds.Hls;
using MediaFunctions.Processing.Kinds.Thumbnail;

namespace MediaFunctions.Processing.Kinds;

/// <summary>Every kind there is: one line each.</summary>
public static class KindCatalog
{
    /// <summary>By the word that recipes use.</summary>
    public static IReadOnlyDictionary<string, IOutputKind> All { get; } = new IOutputKind[]
    {
        new ThumbnailKind(),
        new AudioKind(),
        new HlsKind(),
    }.ToDictionary(kind => kind.Name, StringComparer.Ordinal);
}
