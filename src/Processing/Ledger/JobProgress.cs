namespace MediaFunctions.Processing.Ledger;

/// <summary>How far a running job has come.</summary>
/// <param name="Step">The station it is at: <c>probing</c>, <c>running</c>, <c>publishing</c>.</param>
/// <param name="Percent">0 to 100 over all runs.</param>
/// <param name="Frames">Video frames written so far by all runs.</param>
/// <param name="Speed">Media seconds a wall second, of all runs that are under way.</param>
public sealed record JobProgress(string Step, double Percent, long Frames, double Speed)
{
    /// <summary>Seconds of wall time that the runs will take yet, as far as can be told; null while it cannot.</summary>
    public double? SecondsLeft { get; init; }
}
