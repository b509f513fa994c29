using MediaFunctions.Standalone.Doctor.Printing;
using Spectre.Console;

namespace MediaFunctions.Tests.Standalone.Doctor;

/// <summary>What a file gets that the output is sent into.</summary>
internal static class PlainConsole
{
    private const int Unwrapped = 100_000;

    public static ReportText Text(TextWriter output)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(output),
        });
        console.Profile.Width = Unwrapped;
        return new ReportText(console);
    }
}
