using System.CommandLine;
using MediaFunctions.Processing.Running;
using MediaFunctions.Processing.Settings;
using MediaFunctions.Standalone.Local;

namespace MediaFunctions.Standalone.Commands;

/// <summary>The command line of the design, to the letter.</summary>
internal static class CommandLine
{
    // SIGINT and SIGTERM end everything within 10 s.
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(9);

    // A worker gives its job back first, which may take its time where storage does not answer. Container Apps kills 30 s after
    // SIGTERM ("Application lifecycle management in Azure Container Apps: Shutdown").
    private static readonly TimeSpan WorkerPatience = TimeSpan.FromSeconds(25);

    public static RootCommand Create()
    {
        var common = new CommonOptions();
        var root = new RootCommand("The media pipeline as one process. Without a command: sample files through the local pipeline.")
        {
            common.Verbose,
            common.Timings,
        };
        root.SetAction((result, token) => ProcessCommand.RunSamplesAsync(common, result, token));
        root.Add(ProcessCommand.Create(common));
        root.Add(ExplainCommand.Create(common));
        root.Add(DevCommand.Create(common));
        root.Add(ServeCommand.Create(common));
        root.Add(WorkCommand.Create(common));
        root.Add(HealthCommand.Create());
        root.Add(CallbacksCommand.Create());
        root.Add(DoctorCommand.Create(common));
        return root;
    }

    /// <summary>Runs the command that the arguments name.</summary>
    /// <returns>The process's exit status (<see cref="ExitCode"/>).</returns>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var parsed = Create().Parse(arguments);
        var configuration = new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = parsed.CommandResult.Command.Name == WorkCommand.Name ? WorkerPatience : StopPatience,
        };
        try
        {
            var code = await parsed.InvokeAsync(configuration);
            return parsed.Errors.Count > 0 ? ExitCode.Usage : code;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
        catch (SettingsException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return ExitCode.Usage;
        }
        catch (Exception e) when (e is LocalStartException or FFmpegNotFoundException or IOException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return ExitCode.Failed;
        }
    }
}
