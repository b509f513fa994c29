namespace MediaFunctions.Processing.Kinds.Audio;

/// <summary>The format of an audio output.</summary>
public enum AudioFormat
{
    Mp3,
    Aac,
    Opus,
    Flac,
    Wav,
}
