namespace MediaFunctions.Standalone.Worker;

/// <summary>
/// Shows that a worker, which listens to nobody, is alive: touches a file as long as this process gets to do anything.
/// </summary>
internal sealed class Pulse : IAsyncDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource stop = new();
    private readonly Task beating;

    public Pulse()
    {
        Try(() => Directory.CreateDirectory(Path.GetDirectoryName(File)!));
        beating = BeatAsync();
    }

    /// <summary>The file; its time is that of the last beat.</summary>
    public static string File { get; } = Path.Combine(Path.GetTempPath(), $"mediafunctions-{Environment.UserName}", "pulse");

    /// <summary>How old the last beat may be, that of a busy machine included.</summary>
    public static TimeSpan Patience { get; } = Beat * 6;

    /// <summary>How long ago the last beat was; null where there was none.</summary>
    public static TimeSpan? Age() => System.IO.File.Exists(File) ? DateTime.UtcNow - System.IO.File.GetLastWriteTimeUtc(File) : null;

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await beating;
        stop.Dispose();
        Try(() => System.IO.File.Delete(File));
    }

    private async Task BeatAsync()
    {
        using var timer = new PeriodicTimer(Beat);
        try
        {
            do
                Try(() => System.IO.File.WriteAllText(File, ""));
            while (await timer.WaitForNextTickAsync(stop.Token));
        }
        catch (OperationCanceledException)
        {
        }
    }

    private static void Try(Action touch)
    {
        try
        {
            touch();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A disk that is full, or a folder that is another's, is no end of a job; the next beat tries again.
        }
    }
}
