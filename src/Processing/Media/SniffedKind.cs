namespace MediaFunctions.Processing.Media;

/// <summary>What the first bytes of an object say.</summary>
public enum SniffedKind
{
    /// <summary>A format that the pipeline reads.</summary>
    Media,

    /// <summary>Nothing that is known: ffprobe has the word.</summary>
    Unknown,

    /// <summary>A known format that is no media, or none that the pipeline reads: ffprobe is not asked.</summary>
    NotMedia,
}
