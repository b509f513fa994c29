namespace MediaFunctions.Processing.Kinds.Audio;

/// <summary>What a format can do, and how FFmpeg is asked for it.</summary>
/// <param name="Format">The format.</param>
/// <param name="Word">As recipes say it.</param>
/// <param name="Extension">Of the file.</param>
/// <param name="ContentType">As it is served.</param>
/// <param name="DefaultKbps">Null: lossless, no bit rate.</param>
/// <param name="Kbps">The bit rates a recipe may ask for.</param>
/// <param name="SampleRates">The rates the format has, ascending.</param>
/// <param name="MostChannels">The most it holds.</param>
/// <param name="NeedsSeekableFile">Whether head or index are written last.</param>
/// <param name="Muxing">The muxer and its options.</param>
public sealed record AudioTraits(
    AudioFormat Format,
    string Word,
    string Extension,
    string ContentType,
    int? DefaultKbps,
    IReadOnlyList<int> Kbps,
    IReadOnlyList<int> SampleRates,
    int MostChannels,
    bool NeedsSeekableFile,
    IReadOnlyList<FFmpegOption> Muxing)
{
    private static readonly int[] StudioRates = [8000, 11025, 12000, 16000, 22050, 24000, 32000, 44100, 48000, 88200, 96000];

    /// <summary>Every format, in the order of messages.</summary>
    public static IReadOnlyList<AudioTraits> All { get; } =
    [
        // Constant bit rate without a Xing head: its duration is right although nothing goes back to the start.
        new(AudioFormat.Mp3, "mp3", "mp3", "audio/mpeg", 128,
            [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
            [8000, 11025, 12000, 16000, 22050, 24000, 32000, 44100, 48000], 2, false,
            [new("f", "mp3"), new("id3v2_version", "0"), new("write_xing", "0")]),
        new(AudioFormat.Aac, "aac", "m4a", "audio/mp4", 128,
            [.. Enumerable.Range(16, 497)],
            [8000, 11025, 12000, 16000, 22050, 24000, 32000, 44100, 48000, 88200, 96000], 6, true,
            [new("f", "ipod"), new("movflags", "+faststart")]),
        new(AudioFormat.Opus, "opus", "opus", "audio/ogg", 96,
            [.. Enumerable.Range(6, 505)], [8000, 12000, 16000, 24000, 48000], 6, false,
            [new("f", "opus")]),
        new(AudioFormat.Flac, "flac", "flac", "audio/flac", null, [], StudioRates, 6, true,
            [new("f", "flac")]),
        new(AudioFormat.Wav, "wav", "wav", "audio/wav", null, [], StudioRates, 6, true,
            [new("f", "wav"), new("rf64", "auto")]),
    ];

    /// <summary>The traits of one format.</summary>
    public static AudioTraits Of(AudioFormat format) => All.First(traits => traits.Format == format);
}
