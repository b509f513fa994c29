namespace MediaFunctions.Standalone.Worker;

/// <summary>The worker beside the HTTP API.</summary>
internal sealed class WorkerService(QueueWorker worker) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => worker.RunAsync(stoppingToken);
}
