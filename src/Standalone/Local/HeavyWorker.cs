using System.Globalization;
using MediaFunctions.Processing;
using MediaFunctions.Processing.Routing;
using MediaFunctions.Standalone.Hosting;
using MediaFunctions.Standalone.Worker;

namespace MediaFunctions.Standalone.Local;

/// <summary>What the container does in the cloud, in this process: works off the queue of heavy jobs, with the container's limits.</summary>
internal sealed class HeavyWorker : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly CancellationTokenSource stop = new();
    private readonly Task working;

    /// <param name="settings">Of the pipeline beside it.</param>
    /// <param name="routing">What the router beside it believes of the container.</param>
    /// <param name="level">From which level on there are log lines.</param>
    public HeavyWorker(IReadOnlyDictionary<string, string?> settings, RoutingSettings routing, LogLevel level)
    {
        app = StandaloneHost.Work(Limits(settings, routing), WorkPlace.Container, level);
        working = Task.Run(() => app.Services.GetRequiredService<Workers>().RunAsync(stop.Token));
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await working;
        await app.DisposeAsync();
        stop.Dispose();
    }

    /// <summary>The container's limits, and one job at a time, as it has it.</summary>
    private static Dictionary<string, string?> Limits(IReadOnlyDictionary<string, string?> settings, RoutingSettings routing) =>
        new(settings)
        {
            ["Worker:Slots"] = "1",
            ["Limits:JobTime"] = Text(routing.ContainerTime),
            ["Limits:RunTime"] = Text(routing.ContainerTime),
            ["Limits:CpuTime"] = Text(routing.ContainerTime * 4),
            ["Limits:MemoryBytes"] = Text(routing.ContainerMemoryBytes),
            ["Limits:FileBytes"] = Text(routing.ContainerFileBytes),
            ["Limits:InstanceBytes"] = Text(routing.ContainerBytes),
        };

    private static string Text(TimeSpan time) => time.ToString("c", CultureInfo.InvariantCulture);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
