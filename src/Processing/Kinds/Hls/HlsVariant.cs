namespace MediaFunctions.Processing.Kinds.Hls;

/// <summary>What a player chooses between: a rendition, with the sound that belongs to it.</summary>
/// <param name="Main">The picture; the sound where there is no picture.</param>
/// <param name="Sound">A rendition of its own beside the picture; null where there is none.</param>
public sealed record HlsVariant(HlsRendition Main, HlsRendition? Sound)
{
    /// <summary>Of both, bits a second, rounded up.</summary>
    public long Bandwidth => (long)Math.Ceiling((Sound is null ? Main.Rates : Main.Rates + Sound.Rates).Peak);

    /// <inheritdoc cref="Bandwidth"/>
    public long AverageBandwidth => (long)Math.Ceiling((Sound is null ? Main.Rates : Main.Rates + Sound.Rates).Average);

    /// <summary>Of both, as RFC 6381 lists them.</summary>
    public string Codecs => Sound is null ? Main.Init.Codec : $"{Main.Init.Codec},{Sound.Init.Codec}";
}
