using System.Globalization;
using System.Text.RegularExpressions;

namespace MediaFunctions.Tests.Processing.Kinds.Placeholder;

/// <summary>A placeholder as a page shows it.</summary>
/// <param name="Hash">As it stands in the manifest.</param>
/// <param name="Picture">What the decoder makes of the hash.</param>
/// <param name="Aspect">Width by height, as near as the hash keeps it.</param>
/// <param name="Colour">The dominant colour.</param>
public sealed partial record Shown(string Hash, Picture Picture, double Aspect, (int Red, int Green, int Blue) Colour)
{
    public static async Task<Shown> OfAsync(KindResult made)
    {
        var color = made.Finished.Details["color"]!.GetValue<string>();
        Assert.Matches(SixDigits(), color);
        int Part(int at) => int.Parse(color.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);

        var hash = made.Finished.Details["hash"]!.GetValue<string>();
        var (picture, aspect) = await Reference.DecodeAsync(hash);
        return new Shown(hash, picture, aspect, (Part(1), Part(3), Part(5)));
    }

    [GeneratedRegex(@"\A#[0-9a-f]{6}\z")]
    private static partial Regex SixDigits();
}
