namespace MediaFunctions.Tests.Samples;

/// <summary>AMR-NB by hand: Debian's ffmpeg decodes it but has no encoder for it.</summary>
internal static class Amrs
{
    private const int Frames = 150;
    private const int BytesInFrame = 31;

    /// <summary>12.2 kbit/s, mode 7 with its quality bit; 20 ms a frame. The parameters are any: it hums.</summary>
    private const byte Mode7 = 0x3C;

    public static byte[] ThreeSeconds()
    {
        List<byte> file = [.. "#!AMR\n"u8];
        for (var frame = 0; frame < Frames; frame++)
        {
            file.Add(Mode7);
            for (var i = 0; i < BytesInFrame; i++)
                file.Add((byte)(i * 37 + 11));
        }

        return [.. file];
    }
}
