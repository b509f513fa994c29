using System.Globalization;
using System.Text.RegularExpressions;

namespace MediaFunctions.Processing.Kinds.Reading;

/// <summary>A point in time: seconds, or a share of the duration from 0 to 1. Exactly one of them is set.</summary>
public sealed partial record MediaTime(double? Seconds, double? Share)
{
    /// <summary>What <see cref="Parse"/> reads, for messages.</summary>
    public const string Expected =
        "a time such as \"2s\", \"1.5s\" or \"00:01:02.5\" (under 100 hours), or a percentage from \"0%\" to \"100%\"";

    /// <summary>Reads "2s", "1.5s", "00:01:02.5" or "50%"; null where the text is none of them.</summary>
    public static MediaTime? Parse(string text)
    {
        if (Percentage().Match(text) is { Success: true } percentage)
            return Number(percentage.Groups[1]) is var percent and <= 100 ? new MediaTime(null, percent / 100) : null;
        if (InSeconds().Match(text) is { Success: true } seconds)
            return Number(seconds.Groups[1]) is var number and < 360_000 ? new MediaTime(number, null) : null;
        if (Clock().Match(text) is { Success: true } clock)
        {
            var whole = (Number(clock.Groups[1]) * 3600) + (Number(clock.Groups[2]) * 60);
            return new MediaTime(whole + Number(clock.Groups[3]), null);
        }
        return null;
    }

    private static double Number(Group group) => double.Parse(group.ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\A([0-9]{1,3}(?:\.[0-9]{1,6})?)%\z")]
    private static partial Regex Percentage();

    [GeneratedRegex(@"\A([0-9]{1,6}(?:\.[0-9]{1,6})?)s\z")]
    private static partial Regex InSeconds();

    [GeneratedRegex(@"\A([0-9]{1,2}):([0-5][0-9]):([0-5][0-9](?:\.[0-9]{1,6})?)\z")]
    private static partial Regex Clock();
}
