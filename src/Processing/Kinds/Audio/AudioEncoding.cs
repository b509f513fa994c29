using System.Globalization;
using MediaFunctions.Processing.Media;

namespace MediaFunctions.Processing.Kinds.Audio;

/// <summary>Encoder, muxer and name of an audio output.</summary>
public static class AudioEncoding
{
    /// <summary>All that comes after the input.</summary>
    public static IReadOnlyList<FFmpegOption> For(AudioTraits traits, AudioStream source, int? kbps, int channels, int rate) =>
    [
        .. CleanOutput.Options,
        .. Encoder(traits.Format, source.Codec),
        .. kbps is { } k ? [new FFmpegOption("b:a", $"{Text(k)}k")] : Array.Empty<FFmpegOption>(),
        new("ac", Text(channels)),
        new("ar", Text(rate)),
        .. traits.Muxing,
    ];

    /// <summary>The file and its content type.</summary>
    public static PlannedFile File(string outputName, AudioTraits traits) => new()
    {
        Name = $"{outputName}.{traits.Extension}",
        ContentType = traits.ContentType,
        NeedsSeekableFile = traits.NeedsSeekableFile,
        MustHave = StreamKinds.Audio,
    };

    private static IReadOnlyList<FFmpegOption> Encoder(AudioFormat format, string sourceCodec) => format switch
    {
        AudioFormat.Mp3 => [new("c:a", "libmp3lame")],
        AudioFormat.Aac => [new("c:a", "aac")],
        AudioFormat.Opus => [new("c:a", "libopus")],
        AudioFormat.Flac when HasMoreThan16Bits(sourceCodec) => [new("c:a", "flac"), new("sample_fmt", "s32")],
        AudioFormat.Flac => [new("c:a", "flac"), new("sample_fmt", "s16")],
        _ => [new("c:a", HasMoreThan16Bits(sourceCodec) ? "pcm_s24le" : "pcm_s16le")],
    };

    /// <summary>What a lossy codec decodes to has no depth of its own: 16 bits hold it.</summary>
    private static bool HasMoreThan16Bits(string codec) =>
        codec.StartsWith("pcm_s24", StringComparison.Ordinal)
        || codec.StartsWith("pcm_s32", StringComparison.Ordinal)
        || codec.StartsWith("pcm_f", StringComparison.Ordinal);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
