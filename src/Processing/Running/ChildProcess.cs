using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace MediaFunctions.Processing.Running;

/// <summary>A started process, with a way to end it and all that it started.</summary>
/// <param name="leadsGroup">
/// Whether its process group is its own (the launcher and setsid see to that): never signal a group that is the worker's.
/// </param>
internal sealed partial class ChildProcess(Process process, bool leadsGroup, TimeProvider time) : IDisposable
{
    private const int SigKill = 9;
    private static readonly TimeSpan LifelineGrace = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan KillGrace = TimeSpan.FromSeconds(10);

    public Stream Output { get; } = process.StandardOutput.BaseStream;

    public Stream Errors { get; } = process.StandardError.BaseStream;

    public int ExitCode => process.ExitCode;

    /// <exception cref="FFmpegNotFoundException">The program cannot be started.</exception>
    public static ChildProcess Start(ProcessStartInfo start, bool leadsGroup, TimeProvider time)
    {
        try
        {
            return new(Process.Start(start)!, leadsGroup, time);
        }
        catch (Win32Exception refusal)
        {
            throw new FFmpegNotFoundException(
                $"{start.FileName} cannot be started in {start.WorkingDirectory}: {refusal.Message}.", refusal);
        }
    }

    public Task WaitAsync(CancellationToken cancellationToken) => process.WaitForExitAsync(cancellationToken);

    /// <summary>Ends it: by its lifeline where it has one, by signals where that is not enough.</summary>
    /// <exception cref="TimeoutException">It lives even so.</exception>
    public async Task EndAsync(bool hasLifeline)
    {
        process.StandardInput.Close();
        if (!hasLifeline || !await EndsWithinAsync(LifelineGrace))
            Kill();
        if (!await EndsWithinAsync(KillGrace))
            throw new TimeoutException(
                $"{process.ProcessName}#{process.Id} was killed and has not ended within {KillGrace.TotalSeconds} seconds. "
                + "It may hang in the kernel, on a disk or a mount that does not answer.");
    }

    /// <summary>Signals what is left of the group after its leader's end.</summary>
    public void KillGroup()
    {
        if (leadsGroup && OperatingSystem.IsLinux())
            Signal(-process.Id, SigKill);
    }

    private void Kill()
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended in between, which is what is wanted.
        }
        KillGroup();
    }

    private async Task<bool> EndsWithinAsync(TimeSpan grace)
    {
        try
        {
            await process.WaitForExitAsync(CancellationToken.None).WaitAsync(grace, time);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    public void Dispose() => process.Dispose();

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial int Signal(int processId, int signal);
}
