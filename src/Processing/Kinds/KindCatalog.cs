using MediaFunctions.Processing.Kinds.Audio;
using MediaFunctions.Processing.Kinds.Clip;
using MediaFunctions.Processing.Kinds.Hls;
using MediaFunctions.Processing.Kinds.Placeholder;
using MediaFunctions.Processing.Kinds.Preview;
using MediaFunctions.Processing.Kinds.Storyboard;
using MediaFunctions.Processing.Kinds.Thumbnail;
using MediaFunctions.Processing.Kinds.Transcode;
using MediaFunctions.Processing.Kinds.Watermark;
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
        new PlaceholderKind(),
        new StoryboardKind(),
        new PreviewKind(),
        new TranscodeKind(),
        new ClipKind(),
        new WatermarkKind(),
        new HlsKind(),
        new WaveformKind(),
    }.ToDictionary(kind => kind.Name, StringComparer.Ordinal);
}
