using System.Globalization;
using System.Text.RegularExpressions;

namespace MediaFunctions.Processing.Kinds.Waveform;

/// <summary>A colour, each part from 0 to 255; alpha 0 is transparent.</summary>
public sealed partial record PictureColor(byte Red, byte Green, byte Blue, byte Alpha)
{
    /// <summary>What <see cref="Parse"/> reads, for messages.</summary>
    public const string Expected = "a colour such as \"#1e90ff\" or \"#1e90ff80\" (with alpha), or \"transparent\"";

    /// <summary>Nothing to be seen.</summary>
    public static PictureColor Transparent { get; } = new(0, 0, 0, 0);

    /// <summary>Reads "#rrggbb", "#rrggbbaa" or "transparent"; null where the text is none of them.</summary>
    public static PictureColor? Parse(string text)
    {
        if (text == "transparent")
            return Transparent;
        return Hex().IsMatch(text) ? new(Part(text, 1), Part(text, 3), Part(text, 5), text.Length > 7 ? Part(text, 7) : byte.MaxValue) : null;
    }

    private static byte Part(string text, int at) => byte.Parse(text.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\A#(?:[0-9A-Fa-f]{6}|[0-9A-Fa-f]{8})\z")]
    private static partial Regex Hex();
}
