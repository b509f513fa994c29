using System.Buffers.Binary;
using System.Text;

namespace MediaFunctions.Tests.Samples;

/// <summary>Changes to an MP4's index that no ffmpeg option makes, or that every version of it spells in another way.</summary>
internal static class Mp4Edits
{
    /// <summary>From the name of a version 0 <c>tkhd</c> box to its matrix of nine numbers.</summary>
    private const int ToMatrix = 4 + 40;
    private const int One = 0x10000;
    private const int OneInLastColumn = 0x40000000;

    /// <summary>Turns the first track a quarter clockwise, as phones do that are held upright.</summary>
    public static byte[] TurnQuarterClockwise(byte[] file) => WithMatrix(file, 0, One, 0, -One, 0, 0, 240 * One, 0, OneInLastColumn);

    public static byte[] BreakMatrix(byte[] file) => WithMatrix(file, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /// <summary>Loses the table of key frames: by the format's word every frame is one then.</summary>
    public static byte[] HideKeyFrames(byte[] file)
    {
        "free"u8.CopyTo(file.AsSpan(Next(file, "stss", 0)));
        return file;
    }

    /// <summary>Gives a codec in the sample description another name, and hides MPEG-4's own word for it.</summary>
    public static byte[] RenameCodec(byte[] file, string from, string to)
    {
        // Every track has a description: the one that names the codec right behind its own header is it.
        for (var at = 0; (at = Next(file, "stsd", at)) >= 0; at++)
        {
            var name = file.AsSpan(at + 16, 4);
            if (!name.SequenceEqual(Encoding.ASCII.GetBytes(from)))
                continue;
            Encoding.ASCII.GetBytes(to, name);
            if (from == "mp4a")
                "free"u8.CopyTo(file.AsSpan(Next(file, "esds", at)));
            return file;
        }

        throw new InvalidOperationException($"No track of codec {from}.");
    }

    private static byte[] WithMatrix(byte[] file, params ReadOnlySpan<int> matrix)
    {
        var at = Next(file, "tkhd", 0) + ToMatrix;
        foreach (var number in matrix)
        {
            BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(at), number);
            at += 4;
        }

        return file;
    }

    private static int Next(byte[] file, string name, int from)
    {
        var at = file.AsSpan(from).IndexOf(Encoding.ASCII.GetBytes(name));
        return at < 0 ? -1 : from + at;
    }
}
