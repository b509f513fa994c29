using MediaFunctions.Standalone.Files;
using Spectre.Console;

namespace MediaFunctions.Standalone.Terminal;

/// <summary>Shows progress as the terminal allows.</summary>
internal sealed class ProgressDisplay(IAnsiConsole console, TextWriter output)
{
    public async Task<T> RunAsync<T>(IReadOnlyList<string> files, Func<IFileView, Task<T>> work)
    {
        if (!console.Profile.Capabilities.Interactive || !console.Profile.Capabilities.Ansi)
            return await work(new PlainView(files, output));
        return await console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn())
            .StartAsync(context => work(new BarView(files, context)));
    }
}
