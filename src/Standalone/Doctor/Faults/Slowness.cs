using System.Globalization;

namespace MediaFunctions.Standalone.Doctor.Faults;

/// <summary>A check that was not done in its time.</summary>
internal static class Slowness
{
    public static Advice Of(TimeSpan patience) => new(
        string.Create(CultureInfo.InvariantCulture, $"It was not done after {patience.TotalSeconds:0} s, and was given up."),
        "Each call is answered within a second or two.",
        "Run it again; if it stays so, look for a firewall or proxy between this machine and the service (--verbose tells what is waited for).");
}
