using MediaFunctions.Processing.Jobs.Sweep;

namespace MediaFunctions.Standalone.Worker;

/// <summary>The sweep's timer.</summary>
internal sealed partial class SweepService(
    Sweeper sweeper, WorkerSettings settings, TimeProvider clock, ILogger<SweepService> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(settings.SweepEvery, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await SweepAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    private async Task SweepAsync(CancellationToken stoppingToken)
    {
        try
        {
            await sweeper.SweepAsync(stoppingToken);
        }
        catch (Exception e) when (!stoppingToken.IsCancellationRequested)
        {
            Failed(e);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The sweep failed; the next one starts over")]
    private partial void Failed(Exception exception);
}
