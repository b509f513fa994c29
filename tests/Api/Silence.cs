using System.Text;

namespace MediaFunctions.Tests.Api;

/// <summary>The smallest media there are.</summary>
internal static class Silence
{
    /// <summary>A WAV of so many seconds at 8 kHz, mono, 8 bits.</summary>
    public static byte[] Wav(int seconds)
    {
        const int rate = 8000;
        using var file = new MemoryStream();
        using var writer = new BinaryWriter(file, Encoding.ASCII);
        writer.Write("RIFF"u8);
        writer.Write(36 + (rate * seconds));
        writer.Write("WAVEfmt "u8);
        writer.Write(16);
        writer.Write((short)1);
        writer.Write((short)1);
        writer.Write(rate);
        writer.Write(rate);
        writer.Write((short)1);
        writer.Write((short)8);
        writer.Write("data"u8);
        writer.Write(rate * seconds);
        writer.Write(Enumerable.Repeat((byte)128, rate * seconds).ToArray());
        writer.Flush();
        return file.ToArray();
    }
}
