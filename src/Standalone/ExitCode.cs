namespace MediaFunctions.Standalone;

/// <summary>What the program ends with.</summary>
internal static class ExitCode
{
    public const int Succeeded = 0;

    /// <summary>Some file did not succeed, or the pipeline did not start.</summary>
    public const int Failed = 1;

    /// <summary>The command line, the recipe book or the settings are wrong; nothing was done.</summary>
    public const int Usage = 2;

    /// <summary>SIGINT or SIGTERM came first (128 and SIGINT, as shells have it).</summary>
    public const int Interrupted = 130;
}
