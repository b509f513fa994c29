namespace MediaFunctions.Standalone.Worker;

/// <summary>The worker beside the HTTP API.</summary>
internal sealed class WorkerService(Workers workers) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => workers.RunAsync(stoppingToken);
}
