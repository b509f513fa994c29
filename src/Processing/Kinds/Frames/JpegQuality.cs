namespace MediaFunctions.Processing.Kinds.Frames;

/// <summary>A recipe's quality in the words of FFmpeg's JPEG encoder.</summary>
public static class JpegQuality
{
    /// <summary>From our 1..100 to the encoder's 31..1, where 1 is best.</summary>
    public static int Quantizer(int quality) => 1 + (int)Math.Round((100 - quality) * 30 / 99.0);
}
