using MediaFunctions.Processing.Kinds.Audio;
using MediaFunctions.Processing.Kinds.Thumbnail;
using MediaFunctions.Processing.Kinds.Waveform;

namespace MediaFunctions.Processing.Kinds;

/// <summary>Every kind there is: one line each.</summary>
public static class KindCatalog
{
    /// <summary>By the word that recipes use.</summary>
    public static IReadOnlyDictionary<string, IOutputKind> All { get; } = new IOutputKind[]
    {
        new ThumbnailKind(),
        new AudioKind(),
        new WaveformKind(),
    }.ToDictionary(kind => kind.Name, StringComparer.Ordinal);
}
