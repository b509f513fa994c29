using System.CommandLine;
using MediaFunctions.Standalone.Hosting;
using MediaFunctions.Standalone.Worker;

namespace MediaFunctions.Standalone.Commands;

/// <summary><c>work</c>: the queue worker alone; what an event-driven container job runs.</summary>
internal static class WorkCommand
{
    public static Command Create(CommonOptions common)
    {
        var untilEmpty = new Option<bool>("--until-empty") { Description = "End when the queue shows no message." };
        var command = new Command("work", "Work off the queue, without the API.") { untilEmpty };
        command.SetAction((result, token) =>
            RunAsync(result.GetValue(untilEmpty), common.LevelOf(result, LogLevel.Information), token));
        return command;
    }

    private static async Task<int> RunAsync(bool untilEmpty, LogLevel level, CancellationToken cancellationToken)
    {
        await using var app = StandaloneHost.Work(level);
        var worker = app.Services.GetRequiredService<QueueWorker>();
        await (untilEmpty ? worker.DrainAsync(cancellationToken) : worker.RunAsync(cancellationToken));
        return ExitCode.Succeeded;
    }
}
