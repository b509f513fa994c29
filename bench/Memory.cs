using System.Globalization;

namespace MediaFunctions.Bench;

/// <summary>This process's memory, by the kernel's account (proc(5)).</summary>
internal static class Memory
{
    /// <summary>Resident now, bytes.</summary>
    public static double Resident() => Read("VmRSS:");

    /// <summary>The most that was resident since <see cref="ForgetPeak"/>, bytes.</summary>
    public static double Peak() => Read("VmHWM:");

    /// <summary>Lets the peak be what is resident now (5: "reset the peak resident set size").</summary>
    public static void ForgetPeak() => File.WriteAllText("/proc/self/clear_refs", "5");

    private static double Read(string name)
    {
        var line = File.ReadLines("/proc/self/status").First(line => line.StartsWith(name, StringComparison.Ordinal));
        return double.Parse(line[name.Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) * 1024;
    }
}
