using System.CommandLine;
using MediaFunctions.Standalone.Hosting;

namespace MediaFunctions.Standalone.Commands;

/// <summary><c>serve</c>: HTTP API, queue worker and sweep, configured by environment and appsettings.json.</summary>
internal static class ServeCommand
{
    public static Command Create(CommonOptions common)
    {
        var command = new Command("serve", "Serve the API and work off the queue (settings: environment, appsettings.json).");
        command.SetAction((result, token) => RunAsync(common.LevelOf(result, LogLevel.Information), token));
        return command;
    }

    private static async Task<int> RunAsync(LogLevel level, CancellationToken cancellationToken)
    {
        await using var app = StandaloneHost.Serve(null, null, level);
        await app.StartAsync(cancellationToken);
        Console.Out.WriteLine(string.Join(' ', app.Urls));
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken).ContinueWith(
            _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        await app.StopAsync(CancellationToken.None);
        return ExitCode.Succeeded;
    }
}
