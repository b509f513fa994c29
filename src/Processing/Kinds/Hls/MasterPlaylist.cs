using System.Globalization;
using System.Text;

namespace MediaFunctions.Processing.Kinds.Hls;

/// <summary>The playlist that names the others (RFC 8216 section 4.3.4).</summary>
public static class MasterPlaylist
{
    /// <summary>Its text. The smallest variant comes first: it is what Safari begins with, on whatever line.</summary>
    /// <param name="variants">In order.</param>
    /// <param name="frameRate">Frames a second; null where there is no picture.</param>
    public static string Write(IReadOnlyList<HlsVariant> variants, double? frameRate)
    {
        var text = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-INDEPENDENT-SEGMENTS\n");
        if (variants[0].Sound is { } sound)
        {
            text.Append(CultureInfo.InvariantCulture, $"#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"{sound.Name}\",NAME=\"Audio\",DEFAULT=YES,")
                .Append(CultureInfo.InvariantCulture, $"AUTOSELECT=YES,CHANNELS=\"2\",URI=\"{HlsFiles.Playlist(sound.Name)}\"\n");
        }
        foreach (var variant in variants)
            text.Append("#EXT-X-STREAM-INF:").AppendJoin(',', Attributes(variant, frameRate)).Append('\n')
                .Append(HlsFiles.Playlist(variant.Main.Name)).Append('\n');
        return text.ToString();
    }

    private static IEnumerable<string> Attributes(HlsVariant variant, double? frameRate)
    {
        yield return FormattableString.Invariant($"BANDWIDTH={variant.Bandwidth}");
        yield return FormattableString.Invariant($"AVERAGE-BANDWIDTH={variant.AverageBandwidth}");
        yield return $"CODECS=\"{variant.Codecs}\"";
        if (variant.Main.Init is { Width: { } width, Height: { } height })
            yield return FormattableString.Invariant($"RESOLUTION={width}x{height}");
        if (frameRate is { } rate)
            yield return FormattableString.Invariant($"FRAME-RATE={rate:0.000}");
        if (variant.Sound is { } sound)
            yield return $"AUDIO=\"{sound.Name}\"";
    }
}
