using System.Globalization;
using System.Runtime.InteropServices;

namespace MediaFunctions.Tests.Pipeline.Product;

/// <summary>What /proc says of a process's descendants.</summary>
public static partial class ProcessTree
{
    public const int SigInt = 2;
    public const int SigKill = 9;
    public const int SigTerm = 15;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    /// <summary>All that the process has started, directly or not, and that is alive.</summary>
    public static IReadOnlyList<RunningProcess> DescendantsOf(int root)
    {
        var all = Directory.EnumerateDirectories("/proc")
            .Select(path => int.TryParse(Path.GetFileName(path), out var id) ? Find(id) : null)
            .OfType<RunningProcess>()
            .ToLookup(process => process.Parent);
        List<RunningProcess> found = [.. all[root]];
        for (var i = 0; i < found.Count; i++)
            found.AddRange(all[found[i].Id]);
        return found;
    }

    /// <summary>The FFmpeg processes among them.</summary>
    public static IReadOnlyList<RunningProcess> FFmpegsOf(int root) =>
        [.. DescendantsOf(root).Where(process => process.Name is "ffbox" or "ffmpeg" or "ffprobe")];

    /// <summary>Whether the process was started with these words.</summary>
    public static bool WasTold(RunningProcess process, string words)
    {
        try
        {
            return File.ReadAllText($"/proc/{process.Id}/cmdline").Replace('\0', ' ').Contains(words, StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }

    public static void Signal(int id, int signal) => _ = Kill(id, signal);

    /// <summary>Waits until none of these is alive.</summary>
    /// <exception cref="TimeoutException">Some still are; it names them.</exception>
    public static Task GoneAsync(IReadOnlyList<RunningProcess> processes, TimeSpan patience) => UntilAsync(
        () => !processes.Any(IsAlive),
        patience,
        () => $"Still there after {patience}: {string.Join(", ", processes.Where(IsAlive))}");

    /// <summary>Polls until it is so.</summary>
    /// <exception cref="TimeoutException">It was not so within the patience.</exception>
    public static async Task UntilAsync(Func<bool> isSo, TimeSpan patience, Func<string> otherwise)
    {
        using var deadline = new CancellationTokenSource(patience);
        using var timer = new PeriodicTimer(Interval);
        while (!isSo())
        {
            if (deadline.IsCancellationRequested)
                throw new TimeoutException(otherwise());
            await timer.WaitForNextTickAsync();
        }
    }

    // An id may be given to another process; with its start time it is this one.
    private static bool IsAlive(RunningProcess process) => Find(process.Id)?.Started == process.Started;

    private static RunningProcess? Find(int id)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{id}/stat");
            var end = text.LastIndexOf(')');
            var fields = text[(end + 2)..].Split(' ');
            return fields[0] is "Z" or "X"
                ? null
                : new RunningProcess(id, text[(text.IndexOf('(') + 1)..end], int.Parse(fields[1], CultureInfo.InvariantCulture), fields[19]);
        }
        catch (IOException)
        {
            return null;
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int id, int signal);
}
