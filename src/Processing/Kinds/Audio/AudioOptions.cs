namespace MediaFunctions.Processing.Kinds.Audio;

/// <summary>The options of an audio output.</summary>
public sealed record AudioOptions : OutputOptions
{
    /// <summary>The file's format.</summary>
    public AudioFormat Format { get; init; } = AudioFormat.Mp3;

    /// <summary>Kilobits (1000) a second; null: the format's default. Lossless formats have none.</summary>
    public int? BitrateKbps { get; init; }

    /// <summary>
    /// 1, 2, or (not for mp3) 6; null: the source's, at most 2 where the format is lossy. More than two are never
    /// invented: a stereo source stays stereo.
    /// </summary>
    public int? Channels { get; init; }

    /// <summary>Samples a second; null: the source's, or the nearest that the format has.</summary>
    public int? SampleRate { get; init; }

    /// <summary>Which of the source's audio tracks, counted from 1; null: the first that decodes.</summary>
    public int? Track { get; init; }

    /// <summary>The integrated loudness to bring the sound to, LUFS (EBU R 128); null: as loud as it is.</summary>
    public double? Loudness { get; init; }

    /// <summary>What no peak may exceed where <see cref="Loudness"/> is asked for, dBTP.</summary>
    public double TruePeak { get; init; } = -1.5;
}
