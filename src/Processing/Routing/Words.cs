using System.Globalization;

namespace MediaFunctions.Processing.Routing;

/// <summary>Numbers as sentences have them.</summary>
public static class Words
{
    private const double Minute = 60;
    private const double Hour = 3600;

    /// <summary>A time: <c>0.4 s</c>, <c>12 s</c>, <c>3 min</c>, <c>2.5 h</c>.</summary>
    public static string Time(double seconds) => seconds switch
    {
        < 10 => Text($"{seconds:0.#} s"),
        < 2 * Minute => Text($"{seconds:0} s"),
        < 2 * Hour => Text($"{seconds / Minute:0} min"),
        _ => Text($"{seconds / Hour:0.#} h"),
    };

    /// <summary>US dollars, two digits of them that tell: <c>$0.0012</c>, <c>$3.40</c>.</summary>
    public static string Usd(decimal usd) => usd switch
    {
        >= 1 => Text($"${usd:0.00}"),
        >= 0.1m => Text($"${usd:0.00#}"),
        >= 0.01m => Text($"${usd:0.000}"),
        _ => Text($"${usd:0.00000}"),
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
