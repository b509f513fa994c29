namespace MediaFunctions.Client;

/// <summary>How far a running job has come.</summary>
/// <param name="Step">What it is at.</param>
/// <param name="Percent">0 to 100.</param>
/// <param name="Frames">Video frames written.</param>
/// <param name="Speed">Media seconds a wall second.</param>
public sealed record JobProgress(string Step, double Percent, long Frames, double Speed)
{
    /// <summary>Seconds that it will take yet; null while nobody can tell.</summary>
    public double? SecondsLeft { get; init; }
}
