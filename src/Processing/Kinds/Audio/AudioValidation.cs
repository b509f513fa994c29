using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using MediaFunctions.Processing.Kinds.Reading;

namespace MediaFunctions.Processing.Kinds.Audio;

/// <summary>From JSON to <see cref="AudioOptions"/>.</summary>
public static partial class AudioValidation
{
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
        };
    }

    private static int? ReadBitrate(OptionReader reader, AudioTraits traits)
    {
        if (reader.Find("bitrate") is not { } value)
            return null;
        if (traits.DefaultKbps is null)
        {
            reader.Refuse("bitrate", $"no bitrate, as {traits.Word} loses nothing; or another format");
            return null;
        }
        var match = value.ValueKind == JsonValueKind.String ? Kilobits().Match(value.GetString()!) : Match.Empty;
        if (match.Success && traits.Kbps.Contains(int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)))
            return int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
        reader.Refuse("bitrate", $"for {traits.Word} {Bitrates(traits)}");
        return null;
    }

    private static int? OneOf(OptionReader reader, string name, IReadOnlyList<int> numbers, AudioTraits traits) =>
        reader.OneOf(name, numbers, $"for {traits.Word} one of {string.Join(", ", numbers)}");

    private static string Bitrates(AudioTraits traits) =>
        traits.Kbps[^1] - traits.Kbps[0] + 1 == traits.Kbps.Count
            ? $"a text from \"{traits.Kbps[0]}k\" to \"{traits.Kbps[^1]}k\""
            : $"one of {string.Join(", ", traits.Kbps.Select(kbps => $"\"{kbps}k\""))}";

    [GeneratedRegex(@"\A([1-9][0-9]{0,3})k\z")]
    private static partial Regex Kilobits();
}
