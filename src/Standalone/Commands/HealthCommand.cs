using System.CommandLine;
using MediaFunctions.Standalone.Worker;

namespace MediaFunctions.Standalone.Commands;

/// <summary>
/// <c>health</c>: whether the worker beside it is alive. What the image's HEALTHCHECK asks, as the image has no shell and the
/// worker no port. (Container Apps' jobs ask nobody: their execution has a time.)
/// </summary>
internal static class HealthCommand
{
    public static Command Create()
    {
        var command = new Command("health", "Say whether the worker of this machine and user is alive: status 0 or 1.");
        command.SetAction(async (_, token) =>
        {
            var age = Pulse.Age();
            var alive = age < Pulse.Patience;
            var said = age is { } time ? $"the last beat was {time.TotalSeconds:0} s ago" : "no worker runs";
            await Console.Out.WriteLineAsync((alive ? $"ok: {said}" : $"failed: {said}").AsMemory(), token);
            return alive ? ExitCode.Succeeded : ExitCode.Failed;
        });
        return command;
    }
}
