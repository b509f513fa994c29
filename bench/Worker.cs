using System.Diagnostics;
using System.Text.Json;
using MediaFunctions.Processing.Jobs;
using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Running;
using MediaFunctions.Processing.Settings;
using MediaFunctions.Processing.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace MediaFunctions.Bench;

/// <summary>
/// The worker: a process of its own, as in the function, so that its memory is its own. Takes one message of the queue
/// for every line on its standard input, and answers with a <see cref="WorkerReport"/>.
/// </summary>
internal static class Worker
{
    public static async Task RunAsync()
    {
        var settings = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddPipeline(settings)
            .BuildServiceProvider();
        services.GetRequiredService<FFmpegTool>();
        using var requests = new StorageRequests(settings["AzureWebJobsStorage"] ?? "");
        Report(new WorkerReport(0, Memory.Resident(), Memory.Peak()));
        while (Console.In.ReadLine() is not null)
            Report(await TakeMessageAsync(services, requests));
    }

    private static async Task<WorkerReport> TakeMessageAsync(ServiceProvider services, StorageRequests requests)
    {
        var before = requests.Count;
        var queue = await services.GetRequiredService<AzureStorage>().QueueAsync(JobQueue.Name);
        var message = (await queue.ReceiveMessageAsync(TimeSpan.FromMinutes(10))).Value
            ?? throw new InvalidOperationException("There is no message on the queue.");
        var processor = services.GetRequiredService<JobProcessor>();
        var idle = Memory.Resident();
        Memory.ForgetPeak();
        var began = Stopwatch.GetTimestamp();
        await processor.ProcessAsync(message.MessageText, CancellationToken.None);
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var peak = Memory.Peak();
        await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt);
        return new WorkerReport(seconds, idle, peak, requests.Count - before);
    }

    private static void Report(WorkerReport report) => Console.Out.WriteLine(JsonSerializer.Serialize(report));
}
