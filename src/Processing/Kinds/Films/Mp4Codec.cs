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
            return Mp4Boxes.At(description[ToVideoBoxes..], "avcC").Select(box => Avc(box.Span)).FirstOrDefault();
        return format.SequenceEqual("mp4a"u8) ? Mp4Boxes.At(description[ToAudioBoxes..], "esds").Select(box => Aac(box.Span)).FirstOrDefault() : null;
    }

    /// <summary>Of a configuration (<c>avcC</c>): profile, constraints and level stand behind the version.</summary>
    public static string? Avc(ReadOnlySpan<byte> configuration) =>
        configuration.Length < 4 ? null : $"avc1.{Convert.ToHexStringLower(configuration[1..4])}";

    /// <summary>Of descriptors (<c>esds</c>): ES (3) holds decoder configuration (4) holds its own (5), which begins with the object type.</summary>
    public static string? Aac(ReadOnlySpan<byte> descriptors)
    {
        const int version = 4;
        if (descriptors.Length <= version)
            return null;
        var specific = Descriptor(Descriptor(Descriptor(descriptors[version..], 3, 3), 4, 13), 5, 0);
        return specific.Length > 0 ? $"mp4a.40.{specific[0] >> 3}" : null;
    }

    /// <summary>What stands in a descriptor of this tag, behind its own fields; empty where it is another.</summary>
    private static ReadOnlySpan<byte> Descriptor(ReadOnlySpan<byte> bytes, byte tag, int fields)
    {
        if (bytes.Length < 2 || bytes[0] != tag)
            return [];
        // Its size takes seven bits a byte, the last without the high bit.
        var at = 1;
        while (at < bytes.Length - 1 && (bytes[at] & 0x80) != 0)
            at++;
        return bytes.Length > at + 1 + fields ? bytes[(at + 1 + fields)..] : [];
    }
}
