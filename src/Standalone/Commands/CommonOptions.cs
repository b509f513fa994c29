using System.CommandLine;

namespace MediaFunctions.Standalone.Commands;

/// <summary>Options of every command.</summary>
internal sealed class CommonOptions
{
    public Option<bool> Verbose { get; } =
        new("--verbose") { Description = "Tell on stderr what all parts do.", Recursive = true };

    public Option<bool> Timings { get; } =
        new("--timings") { Description = "Print on stderr how long each stage took.", Recursive = true };

    public Timings TimingsOf(ParseResult result) => new(result.GetValue(Timings), Console.Error);

    public LogLevel LevelOf(ParseResult result, LogLevel usual) =>
        result.GetValue(Verbose) ? LogLevel.Debug : usual;
}
