using System.Buffers.Binary;

namespace MediaFunctions.Tests.Samples;

/// <summary>Changes to a JPEG's header.</summary>
internal static class JpegEdits
{
    private const ushort Ascii = 2;
    private const ushort Short = 3;
    private const ushort Long = 4;

    /// <summary>From the start of the TIFF block to its second directory: header, four entries, their end.</summary>
    private const uint GpsDirectory = 8 + 2 + (4 * 12) + 4;

    /// <summary>Says: turned a quarter (orientation 6), made by a device, at 48 degrees north.</summary>
    public static byte[] AddExif(byte[] file)
    {
        List<byte> tiff = [.. "MM\0*"u8, 0, 0, 0, 8];
        AddNumber(tiff, 4);
        AddEntry(tiff, 0x010F, Ascii, 4, [.. "Sec\0"u8]);
        AddEntry(tiff, 0x0110, Ascii, 4, [.. "Pho\0"u8]);
        AddEntry(tiff, 0x0112, Short, 1, [0, 6, 0, 0]);
        var gps = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(gps, GpsDirectory);
        AddEntry(tiff, 0x8825, Long, 1, gps);
        tiff.AddRange([0, 0, 0, 0]);
        AddNumber(tiff, 1);
        AddEntry(tiff, 0x0001, Ascii, 2, [.. "N\0\0\0"u8]);
        tiff.AddRange([0, 0, 0, 0]);

        List<byte> segment = [0xFF, 0xE1];
        AddNumber(segment, (ushort)(2 + 6 + tiff.Count));
        return [.. file[..2], .. segment, .. "Exif\0\0"u8, .. tiff, .. file[2..]];
    }

    /// <summary>Writes 12000x12000 into the frame header; the pixels behind it stay as few as they are.</summary>
    public static byte[] SayHuge(byte[] file)
    {
        var frame = file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(frame + 5), 12000);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(frame + 7), 12000);
        return file;
    }

    private static void AddEntry(List<byte> tiff, ushort tag, ushort type, uint count, ReadOnlySpan<byte> value)
    {
        AddNumber(tiff, tag);
        AddNumber(tiff, type);
        var number = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(number, count);
        tiff.AddRange(number);
        tiff.AddRange(value);
    }

    private static void AddNumber(List<byte> bytes, ushort number) => bytes.AddRange([(byte)(number >> 8), (byte)number]);
}
