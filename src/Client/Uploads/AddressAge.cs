using System.Globalization;

namespace MediaFunctions.Client.Uploads;

/// <summary>Whether a presigned address is over, by the time that it has been here: clocks differ, and R2's word for it too.</summary>
internal sealed class AddressAge(string url, TimeProvider clock)
{
    private const string Lifetime = "X-Amz-Expires=";

    private readonly long since = clock.GetTimestamp();

    public bool IsOver => SecondsOf(url) is { } seconds && clock.GetElapsedTime(since).TotalSeconds >= seconds;

    private static int? SecondsOf(string url)
    {
        var at = url.IndexOf(Lifetime, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            return null;
        var digits = url.AsSpan(at + Lifetime.Length);
        var end = digits.IndexOf('&');
        return int.TryParse(end < 0 ? digits : digits[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? seconds
            : null;
    }
}
