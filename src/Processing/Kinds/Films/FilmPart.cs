using System.Globalization;

namespace MediaFunctions.Processing.Kinds.Films;

/// <summary>Which part of a source a film is made of; seconds count from the source's first timestamp.</summary>
public sealed record FilmPart
{
    /// <summary>All of it.</summary>
    public static FilmPart Whole { get; } = new();

    /// <summary>Where it begins.</summary>
    public double FromSeconds { get; init; }

    /// <summary>How long it is; null: to the end, wherever that is.</summary>
    public double? LengthSeconds { get; init; }

    /// <summary>How long it will be, by the source's word; null where it has none.</summary>
    public double? ExpectedSeconds { get; init; }

    /// <summary>The recipe asked for more than there is.</summary>
    public bool Clamped { get; init; }

    /// <summary>
    /// What to say where nothing is found in it: the picture may begin later or end earlier than the sound, and headers
    /// promise more than there is. Null for the whole.
    /// </summary>
    /// <param name="missing">What is missing: picture, sound.</param>
    public string? Missing(string missing) => this == Whole
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"The source has no {missing} from {FromSeconds:0.###} s to {(LengthSeconds is { } length ? $"{FromSeconds + length:0.###} s" : "its end")}.");

    /// <summary>
    /// How a run reads it: from the key frame before, for the film has to begin with the frame that is on the screen at
    /// that time, and where little moves that one may be seconds old. What is too early is dropped behind the decoder.
    /// </summary>
    public SourceRead Read(bool indexed) => this switch
    {
        { FromSeconds: 0, LengthSeconds: null } => SourceRead.Whole,
        { FromSeconds: 0 } => new SourceRead { Exact = false, LengthSeconds = LengthSeconds },
        _ when indexed => new SourceRead { SeekSeconds = FromSeconds, Exact = false, LengthSeconds = LengthSeconds },
        _ => new SourceRead { SeekSeconds = FromSeconds, LeadSeconds = Seeking.LeadSeconds, LengthSeconds = LengthSeconds },
    };
}
