namespace MediaFunctions.Processing.Planning.Estimating;

/// <summary>What an encoder is given, and what decides how many bytes it makes of it.</summary>
/// <param name="Encoder">FFmpeg's name.</param>
/// <param name="Pictures">What it encodes.</param>
/// <param name="Detail">Bytes of a pixel of the source, as H.264 would have it: what is hard to encode was hard before.</param>
/// <param name="Smaller">How many pixels of the source are one of these.</param>
/// <param name="Coarseness">How coarse it is told to be; more is smaller.</param>
internal sealed record EncodedTrack(string Encoder, Pictures Pictures, double Detail, double Smaller, double Coarseness)
{
    // What is random has about three bytes a pixel.
    private const double MostBytesOfPixel = 3;

    /// <summary>Megapixels of all frames.</summary>
    public double Megapixels => Pictures.Frames * Pictures.Megapixels;

    /// <summary>Megabytes of them at this quality, whatever the bit rate: a product of powers, whose exponents are measured.</summary>
    public double Megabytes(Rates sizes) => Megapixels * Math.Min(
        MostBytesOfPixel,
        sizes.Of(Encoder)
        * Math.Pow(Detail, sizes.Of($"{Encoder}/detail"))
        * Math.Pow(Smaller, sizes.Of($"{Encoder}/smaller"))
        * Math.Pow(Coarseness, -sizes.Of($"{Encoder}/coarseness")));
}
