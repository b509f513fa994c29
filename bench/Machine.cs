using System.Globalization;

namespace MediaFunctions.Bench;

/// <summary>The machine that measures.</summary>
internal static class Machine
{
    /// <summary>Its processor, and how many of it.</summary>
    public static string Name
    {
        get
        {
            var model = File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim();
            return string.Create(CultureInfo.InvariantCulture, $"{model ?? "unknown"}, {Environment.ProcessorCount} vCPU");
        }
    }

    /// <summary>How many wanted to run, in the last minute.</summary>
    public static string Load => File.ReadAllText("/proc/loadavg").Split(' ')[0];
}
