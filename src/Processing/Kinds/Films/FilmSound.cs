using System.Globalization;
using MediaFunctions.Processing.Media;

namespace MediaFunctions.Processing.Kinds.Films;

/// <summary>The sound beside a film: AAC-LC in stereo, in time with the picture.</summary>
public static class FilmSound
{
    /// <summary>
    /// Gaps become silence and overlaps are cut, so that players that count samples stay in time. What starts late stands in
    /// the file's edit list: filled up by the resampler it would stand in memory, and it may be half an hour.
    /// </summary>
    public static StreamTrack Track(AudioStream audio, FilmPart part)
    {
        var rate = new Filter("aresample", SampleRate(audio).ToString(CultureInfo.InvariantCulture), "async=1");
        var stereo = new Filter("aformat", "sample_fmts=fltp", "channel_layouts=stereo");
        // A part is read from a key frame before it.
        return part == FilmPart.Whole ? StreamTrack.Of(audio, rate, stereo) : StreamTrack.Of(audio, new Filter("atrim", "start=0"), rate, stereo);
    }

    /// <summary>The encoder's options.</summary>
    /// <param name="kbps">Kilobits (1000) a second.</param>
    public static IReadOnlyList<FFmpegOption> Encoding(int kbps) =>
        [new("c:a", "aac"), new("profile:a", "aac_low"), new("b:a", string.Create(CultureInfo.InvariantCulture, $"{kbps}k"))];

    /// <summary>44.1 kHz for what is of its family, else 48 kHz: the rates that every player and television has.</summary>
    public static int SampleRate(AudioStream audio) => audio.SampleRate > 0 && audio.SampleRate % 11025 == 0 ? 44100 : 48000;
}
