namespace MediaFunctions.Tests.FFmpeg;

/// <summary>What a finished process left: exit code and everything it wrote.</summary>
internal sealed record Outcome(int ExitCode, string Output, string Error)
{
    /// <summary>The launcher's last line. Throws when the last line on stderr is another one.</summary>
    public Report Report => Report.Parse(Error);

    public override string ToString() => $"exit {ExitCode}\n{Output}\n{Error}";
}
