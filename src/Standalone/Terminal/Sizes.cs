using System.Globalization;

namespace MediaFunctions.Standalone.Terminal;

/// <summary>Numbers of bytes for people.</summary>
internal static class Sizes
{
    private const double Kibi = 1024;

    public static string Of(long bytes) => bytes switch
    {
        < 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes} B"),
        < 1024 * 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes / Kibi:0.0} KiB"),
        < 1024 * 1024 * 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes / Kibi / Kibi:0.0} MiB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / Kibi / Kibi / Kibi:0.0} GiB"),
    };
}
