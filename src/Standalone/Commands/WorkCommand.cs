using System.CommandLine;
using Azure.Identity;
using MediaFunctions.Processing;
using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Storage;
using MediaFunctions.Standalone.Hosting;
using MediaFunctions.Standalone.Worker;

namespace MediaFunctions.Standalone.Commands;

/// <summary><c>work</c>: the queue worker alone; what an event-driven container job runs.</summary>
internal static class WorkCommand
{
    public const string Name = "work";

    public static Command Create(CommonOptions common)
    {
        var untilEmpty = new Option<bool>("--until-empty") { Description = "End when the queues show no message." };
        var heavy = new Option<bool>("--heavy") { Description = $"Take heavy jobs ({JobQueue.HeavyName}), not light ones ({JobQueue.Name})." };
        var command = new Command(Name, "Work off the queue, without the API.") { untilEmpty, heavy };
        command.SetAction((result, token) => RunAsync(
            result.GetValue(heavy) ? WorkPlace.Container : WorkPlace.Here,
            result.GetValue(untilEmpty),
            common.LevelOf(result, LogLevel.Information),
            token));
        return command;
    }

    private static async Task<int> RunAsync(WorkPlace place, bool untilEmpty, LogLevel level, CancellationToken cancellationToken)
    {
        // Signals are heard from when this returns for the first time: before anything else.
        await Task.Yield();
        await using var app = StandaloneHost.Work(null, place, level);
        var workers = app.Services.GetRequiredService<Workers>();
        await using var pulse = new Pulse();
        try
        {
            await (untilEmpty ? workers.DrainAsync(cancellationToken) : workers.RunAsync(cancellationToken));
            return ExitCode.Succeeded;
        }
        catch (Exception e) when (StorageFaults.IsTransient(e) || e is AuthenticationFailedException)
        {
            // Between jobs: none is in its hands. Whoever starts executions by the queue's length starts another.
            await Console.Error.WriteLineAsync($"The queue cannot be read, and so this ends: {e.Message}");
            return ExitCode.Failed;
        }
    }
}
