namespace MediaFunctions.Processing.Kinds.Audio;

/// <summary>What a meter found of a whole sound.</summary>
/// <param name="Lufs">Its integrated loudness, LUFS.</param>
/// <param name="TruePeakDb">An upper bound of its highest true peak, dBTP; infinite where it was not metered.</param>
public sealed record MeasuredLoudness(double Lufs, double TruePeakDb);
