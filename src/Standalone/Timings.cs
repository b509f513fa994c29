using System.Collections.Concurrent;
using System.Diagnostics;

namespace MediaFunctions.Standalone;

/// <summary>How long each stage took, for those who ask (<c>--timings</c>): a line a stage on stderr.</summary>
internal sealed class Timings(bool wanted, TextWriter output)
{
    private readonly ConcurrentQueue<(string Stage, double Milliseconds)> stages = new();

    /// <summary>Measures until the disposal.</summary>
    public IDisposable Measure(string stage) => new Measurement(this, stage, Stopwatch.GetTimestamp());

    public void Add(string stage, TimeSpan time) => stages.Enqueue((stage, time.TotalMilliseconds));

    /// <summary>Prints all stages so far, and the whole since the process began.</summary>
    public void Print()
    {
        if (!wanted)
            return;
        using var self = Process.GetCurrentProcess();
        Add("total", DateTime.Now - self.StartTime);
        foreach (var (stage, milliseconds) in stages)
            output.WriteLine(string.Create(null, $"timing {stage} {milliseconds:0} ms"));
    }

    private sealed class Measurement(Timings timings, string stage, long start) : IDisposable
    {
        public void Dispose() => timings.Add(stage, Stopwatch.GetElapsedTime(start));
    }
}
