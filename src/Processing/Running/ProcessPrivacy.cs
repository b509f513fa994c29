using System.Runtime.InteropServices;

namespace MediaFunctions.Processing.Running;

/// <summary>Closes this process's memory and environment, where the storage keys are, to its children.</summary>
/// <remarks>
/// A child of the same user reads <c>/proc/PID/environ</c> and <c>/proc/PID/mem</c> of its parent, however empty its
/// own environment is. The kernel forbids both of a process that may not be dumped (prctl(2), PR_SET_DUMPABLE).
/// </remarks>
public static partial class ProcessPrivacy
{
    private const int GetDumpable = 3;
    private const int SetDumpable = 4;

    /// <summary>Call once, before the first FFmpeg. Does nothing where the system is not Linux.</summary>
    public static void Protect()
    {
        if (OperatingSystem.IsLinux() && Prctl(SetDumpable, 0, 0, 0, 0) != 0)
            throw new InvalidOperationException($"prctl(PR_SET_DUMPABLE) failed with errno {Marshal.GetLastPInvokeError()}.");
    }

    /// <summary>Whether the memory and environment are closed now.</summary>
    public static bool IsProtected => OperatingSystem.IsLinux() && Prctl(GetDumpable, 0, 0, 0, 0) != 1;

    [LibraryImport("libc", EntryPoint = "prctl", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial int Prctl(int option, nint arg2, nint arg3, nint arg4, nint arg5);
}
