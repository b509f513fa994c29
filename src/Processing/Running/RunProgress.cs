namespace MediaFunctions.Processing.Running;

/// <summary>How far an ffmpeg has come.</summary>
/// <param name="OutputTime">Media time written so far.</param>
/// <param name="Frames">Video frames written so far.</param>
/// <param name="Speed">Media seconds a wall second; 0 while unknown.</param>
public sealed record RunProgress(TimeSpan OutputTime, long Frames, double Speed);
