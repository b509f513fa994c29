using System.Globalization;
using System.Runtime.InteropServices;

namespace MediaFunctions.Tests.FFmpeg;

/// <summary>What the kernel says of running processes, from /proc.</summary>
internal static partial class ProcessTable
{
    public const int SigInt = 2;
    public const int SigKill = 9;
    public const int SigTerm = 15;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(10);

    /// <summary>The numbers of /proc/PID/stat that these tests need; null when the process is gone or a zombie.</summary>
    public static ProcessStat? Find(int pid)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{pid}/stat");
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            return fields[0] is "Z" or "X" ? null : new ProcessStat(pid, Number(1), Number(2), Number(3));

            int Number(int field) => int.Parse(fields[field], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>A line of /proc/PID/status, without its name.</summary>
    public static string Status(int pid, string name) =>
        File.ReadLines($"/proc/{pid}/status").Single(line => line.StartsWith(name + ":", StringComparison.Ordinal))
            [(name.Length + 1)..].Trim();

    /// <summary>Waits until a process has a child that already uses CPU time, and returns its id.</summary>
    public static Task<int> BusyChildOfAsync(int parent) => UntilAsync(
        () => Directory.EnumerateDirectories("/proc")
            .Select(path => int.TryParse(Path.GetFileName(path), out var pid) ? Find(pid) : null)
            .FirstOrDefault(process => process?.Parent == parent && ThreadCount(process.Id) > 1)?.Id,
        $"process {parent} has no working child");

    public static Task GoneAsync(int pid) =>
        UntilAsync(() => Find(pid) is null ? (int?)pid : null, $"process {pid} is still there");

    /// <summary>Sends a signal; a process that is gone already is no error here.</summary>
    public static void Signal(int pid, int signal) => _ = Kill(pid, signal);

    /// <summary>Polls a condition until it yields a value.</summary>
    /// <exception cref="TimeoutException">It did not within the deadline.</exception>
    public static async Task<T> UntilAsync<T>(Func<T?> look, string otherwise) where T : struct
    {
        using var deadline = new CancellationTokenSource(Command.Deadline);
        using var timer = new PeriodicTimer(Interval);
        while (true)
        {
            if (look() is { } value)
                return value;
            if (deadline.IsCancellationRequested)
                throw new TimeoutException(otherwise);
            await timer.WaitForNextTickAsync();
        }
    }

    private static int ThreadCount(int pid)
    {
        try
        {
            return Directory.GetDirectories($"/proc/{pid}/task").Length;
        }
        catch (IOException)
        {
            return 0;
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int pid, int signal);
}
