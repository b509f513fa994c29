using System.Globalization;
using System.Text.RegularExpressions;
using MediaFunctions.Processing.Kinds.Reading;

namespace MediaFunctions.Processing.Kinds.Audio;

/// <summary>From JSON to <see cref="AudioOptions"/>.</summary>
public static partial class AudioValidation
{
    private const int MostTracks = 64;

    // The meter's own gate, and where broadcast, film and streaming ends: as FFmpeg's loudnorm bounds it.
    private const double LeastLoudness = -70;
    private const double MostLoudness = -5;
    private const double LeastTruePeak = -9;

    /// <inheritdoc cref="IOutputKind.Read"/>
    public static AudioOptions Read(OptionReader reader)
    {
        var word = reader.Word("format", AudioTraits.All.Select(traits => traits.Word));
        var traits = AudioTraits.All.FirstOrDefault(traits => traits.Word == word) ?? AudioTraits.Of(AudioFormat.Mp3);
        return new AudioOptions
        {
            Format = traits.Format,
            BitrateKbps = ReadBitrate(reader, traits),
            Channels = OneOf(reader, "channels", traits.MostChannels > 2 ? [1, 2, 6] : [1, 2], traits),
            SampleRate = OneOf(reader, "sampleRate", traits.SampleRates, traits),
            Track = reader.WholeNumber("track", 1, MostTracks),
            Loudness = reader.Number("loudness", LeastLoudness, MostLoudness),
            TruePeak = ReadTruePeak(reader) ?? new AudioOptions().TruePeak,
        };
    }

    private static double? ReadTruePeak(OptionReader reader)
    {
        var truePeak = reader.Number("truePeak", LeastTruePeak, 0);
        if (reader.Has("truePeak") && !reader.Has("loudness"))
            reader.Refuse("truePeak", "no truePeak without a loudness: nothing is made louder");
        return truePeak;
    }

    private static int? ReadBitrate(OptionReader reader, AudioTraits traits) =>
        reader.Parsed("bitrate", Bitrates(traits), text => Kbps(text, traits), Kilobits()) is { } kbps
            ? int.Parse(kbps, CultureInfo.InvariantCulture)
            : null;

    private static string? Kbps(string text, AudioTraits traits) =>
        Kilobits().Match(text) is { Success: true } match
        && traits.Kbps.Contains(int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture))
            ? match.Groups[1].Value
            : null;

    private static int? OneOf(OptionReader reader, string name, IReadOnlyList<int> numbers, AudioTraits traits) =>
        reader.OneOf(name, numbers, $"for {traits.Word} one of {string.Join(", ", numbers)}");

    private static string Bitrates(AudioTraits traits) => traits switch
    {
        { DefaultKbps: null } => $"no bitrate, as {traits.Word} loses nothing; or another format",
        _ when traits.Kbps[^1] - traits.Kbps[0] + 1 == traits.Kbps.Count =>
            $"for {traits.Word} a text from \"{traits.Kbps[0]}k\" to \"{traits.Kbps[^1]}k\"",
        _ => $"for {traits.Word} one of {string.Join(", ", traits.Kbps.Select(kbps => $"\"{kbps}k\""))}",
    };

    [GeneratedRegex(@"\A([1-9][0-9]{0,3})k\z")]
    private static partial Regex Kilobits();
}
