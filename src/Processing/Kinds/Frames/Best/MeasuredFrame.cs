namespace MediaFunctions.Processing.Kinds.Frames.Best;

/// <summary>What was measured of one frame; luma and chroma count from 0 to 255, 16 to 235 being black to white.</summary>
public sealed record MeasuredFrame
{
    /// <summary>The place of its read among the measuring step's.</summary>
    public required int Read { get; init; }

    /// <summary>Whether it is the first frame that its read gave: the key frame, where that read has a seek.</summary>
    public required bool IsFirst { get; init; }

    /// <summary>Its time by its read's clock, which is 0 at the seek: seconds, negative for a key frame before that.</summary>
    public required double Seconds { get; init; }

    /// <summary>The mean luma.</summary>
    public required double Light { get; init; }

    /// <summary>From the darkest pixel to the lightest, luma.</summary>
    public required double Range { get; init; }

    /// <summary>From the darkest to the lightest tenth, luma or chroma, whichever differs more.</summary>
    public required double Spread { get; init; }

    /// <summary>The mean width of edges, pixels of the measured size; null where there is no edge.</summary>
    public double? EdgeWidth { get; init; }

    /// <summary>
    /// How much it differs from its neighbour in time, percent of full scale: from the one before or the one behind,
    /// whichever is less (the first frame of a scene is as good as any). Null where it has no neighbour.
    /// </summary>
    public double? Change { get; init; }
}
