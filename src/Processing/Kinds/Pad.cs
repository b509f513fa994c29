namespace MediaFunctions.Processing.Kinds;

/// <summary>What a chain of filters begins with: a stream of one of the step's reads, or what another chain gave.</summary>
public sealed record Pad
{
    private Pad() { }

    /// <summary>The place of the read in <see cref="OutputStep.Reads"/>.</summary>
    public int Read { get; private init; }

    /// <summary>The stream's index in that read's container; null for a label.</summary>
    public int? Stream { get; private init; }

    /// <summary>The label that another chain of the track gave; null for a stream.</summary>
    public string? Label { get; private init; }

    /// <summary>A stream of a read.</summary>
    public static Pad Of(int read, int stream) => new() { Read = read, Stream = stream };

    /// <summary>What another chain of the same track gave.</summary>
    public static Pad Of(string label) => new() { Label = label };
}
