namespace MediaFunctions.Processing.Kinds.Waveform;

/// <summary>The format of a waveform.</summary>
public enum WaveformFormat
{
    Json,
    Png,
}
