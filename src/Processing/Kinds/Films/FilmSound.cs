using System.Globalization;
using MediaFunctions.Processing.Media;

namespace MediaFunctions.Processing.Kinds.Films;

/// <summary>The sound beside a film: AAC-LC in stereo, in time with the picture.</summary>
public static class FilmSound
{
    // The resampler holds what it fills in: a minute is 23 MB.
    private const double MostFilledIn = 60;

    /// <summary>
    /// Gaps become silence and overlaps are cut, so that players that count samples stay in time; what starts late is
    /// filled up from zero, or, where that is long, left to the file's edit list.
    /// </summary>
    public static StreamTrack Track(AudioStream audio, FilmPart part)
    {
        List<string> resampling = [SampleRate(audio).ToString(CultureInfo.InvariantCulture), "async=1"];
        if (audio.StartSeconds - part.FromSeconds <= MostFilledIn)
            resampling.Add("first_pts=0");
        return StreamTrack.Of(
            audio, new Filter("aresample", resampling), new Filter("aformat", "sample_fmts=fltp", "channel_layouts=stereo"));
    }

    /// <summary>The encoder's options.</summary>
    /// <param name="kbps">Kilobits (1000) a second.</param>
    public static IReadOnlyList<FFmpegOption> Encoding(int kbps) =>
        [new("c:a", "aac"), new("profile:a", "aac_low"), new("b:a", string.Create(CultureInfo.InvariantCulture, $"{kbps}k"))];

    /// <summary>44.1 kHz for what is of its family, else 48 kHz: the rates that every player and television has.</summary>
    public static int SampleRate(AudioStream audio) => audio.SampleRate > 0 && audio.SampleRate % 11025 == 0 ? 44100 : 48000;
}
