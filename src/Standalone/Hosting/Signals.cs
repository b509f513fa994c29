using System.Runtime.InteropServices;

namespace MediaFunctions.Standalone.Hosting;

/// <summary>Signals as this process finds them.</summary>
internal static partial class Signals
{
    private const int Interrupt = 2;

    /// <summary>
    /// Lets SIGINT come through. A shell that starts us in the background of a script sets it to be ignored, the runtime
    /// keeps that, and whoever then sends SIGINT to end us would wait for ever. To be called before anything else.
    /// </summary>
    public static void HearInterrupt()
    {
        if (!OperatingSystem.IsWindows())
            _ = Set(Interrupt, 0);
    }

    [LibraryImport("libc", EntryPoint = "signal")]
    private static partial nint Set(int signal, nint handler);
}
