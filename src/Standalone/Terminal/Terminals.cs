using Spectre.Console;

namespace MediaFunctions.Standalone.Terminal;

/// <summary>Standard output and error as Spectre sees them: plain text where they are no terminal.</summary>
internal static class Terminals
{
    // Addresses are for copying: the terminal may wrap a line, we do not.
    private const int Unwrapped = 4096;

    private const int Page = 160;

    /// <summary>For results.</summary>
    public static IAnsiConsole Results(TextWriter output) => Make(output, Console.IsOutputRedirected, Unwrapped);

    /// <summary>For progress.</summary>
    public static IAnsiConsole Progress(TextWriter output) => Make(output, Console.IsErrorRedirected, null);

    /// <summary>For results that are wide: wrapped as the terminal is, or as a page is.</summary>
    public static IAnsiConsole Tables(TextWriter output) => Make(output, Console.IsOutputRedirected, Console.IsOutputRedirected ? Page : null);

    private static IAnsiConsole Make(TextWriter output, bool redirected, int? width)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = redirected ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = redirected ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = redirected ? InteractionSupport.No : InteractionSupport.Detect,
            Out = new AnsiConsoleOutput(output),
        });
        if (width is { } columns)
            console.Profile.Width = columns;
        return console;
    }
}
