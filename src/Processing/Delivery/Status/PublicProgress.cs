namespace MediaFunctions.Processing.Delivery.Status;

/// <summary>How far a job has come.</summary>
/// <param name="Step">The station it is at.</param>
/// <param name="Percent">0 to 100 over all runs.</param>
/// <param name="SecondsLeft">What it will take yet, as far as can be told; absent while it cannot.</param>
public sealed record PublicProgress(string Step, double Percent, double? SecondsLeft);
