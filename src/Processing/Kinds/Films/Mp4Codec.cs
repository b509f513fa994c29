namespace MediaFunctions.Processing.Kinds.Films;

/// <summary>Names a track's codec as web pages do (RFC 6381), by its sample description (<c>stsd</c>).</summary>
internal static class Mp4Codec
{
    private const int ToEntry = 8;
    private const int ToVideoBoxes = ToEntry + 86;
    private const int ToAudioBoxes = ToEntry + 36;

    /// <summary>E.g. <c>avc1.64001f</c> or <c>mp4a.40.2</c>; null for other codecs.</summary>
    public static string? Name(Memory<byte> description)
    {
        if (description.Length < ToAudioBoxes)
            return null;
        var format = description.Span.Slice(ToEntry + 4, 4);
        if (format.SequenceEqual("avc1"u8) && description.Length > ToVideoBoxes)
            return Mp4Boxes.At(description[ToVideoBoxes..], "avcC").Select(Avc).FirstOrDefault();
        return format.SequenceEqual("mp4a"u8) ? Mp4Boxes.At(description[ToAudioBoxes..], "esds").Select(Aac).FirstOrDefault() : null;
    }

    /// <summary>Profile, constraints and level stand behind the version.</summary>
    private static string? Avc(Memory<byte> configuration) =>
        configuration.Length < 4 ? null : $"avc1.{Convert.ToHexStringLower(configuration.Span[1..4])}";

    /// <summary>The object type: the first five bits of the decoder's own description, two descriptors deep.</summary>
    private static string? Aac(Memory<byte> descriptors)
    {
        const byte stream = 3, decoder = 4, specific = 5;
        var at = 4;
        while (at + 1 < descriptors.Length)
        {
            var tag = descriptors.Span[at++];
            // A length of seven bits a byte; the first bit says that another follows.
            while (at < descriptors.Length && descriptors.Span[at++] >= 0x80)
                ;
            if (tag == specific && at < descriptors.Length)
                return $"mp4a.40.{descriptors.Span[at] >> 3}";
            at += tag switch { stream => 3, decoder => 13, _ => descriptors.Length };
        }
        return null;
    }
}
