using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;

namespace MediaFunctions.Processing.Kinds.Waveform;

/// <summary>Writes a PNG of two colours, a bit a pixel, row by row.</summary>
/// <remarks>
/// <para>
/// No library: System.Drawing is for Windows only, ImageSharp's licence costs, SkiaSharp brings 10 MB of native code, and
/// none of them is needed to write rows of bits.
/// </para>
/// <para>
/// The same build of .NET writes the same bytes on every CPU: since 2.2 the zlib-ng in it looks for matches by one hash
/// everywhere (zlib-ng pull request 1681).
/// </para>
/// </remarks>
public static class TwoColorPng
{
    private static readonly byte[] Signature = [0x89, (byte)'P', (byte)'N', (byte)'G', (byte)'\r', (byte)'\n', 0x1a, (byte)'\n'];

    /// <summary>Writes the picture.</summary>
    /// <param name="isFront">Of column and row: whether the pixel is of the front colour.</param>
    public static async Task WriteAsync(
        Stream target, int width, int height, PictureColor back, PictureColor front, Func<int, int, bool> isFront,
        CancellationToken cancellationToken)
    {
        await target.WriteAsync(Signature, cancellationToken);
        await WriteChunkAsync(target, "IHDR"u8.ToArray(), Header(width, height), cancellationToken);
        await WriteChunkAsync(
            target, "PLTE"u8.ToArray(), [back.Red, back.Green, back.Blue, front.Red, front.Green, front.Blue], cancellationToken);
        await WriteChunkAsync(target, "tRNS"u8.ToArray(), [back.Alpha, front.Alpha], cancellationToken);
        await WriteChunkAsync(target, "IDAT"u8.ToArray(), Pixels(width, height, isFront), cancellationToken);
        await WriteChunkAsync(target, "IEND"u8.ToArray(), [], cancellationToken);
    }

    private static byte[] Header(int width, int height)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        // One bit a pixel, which is an index of the palette; the rest is 0: deflate, no filters, not interlaced.
        (header[8], header[9]) = (1, 3);
        return header;
    }

    private static byte[] Pixels(int width, int height, Func<int, int, bool> isFront)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal))
        {
            // A row begins with the number of its filter, 0: none.
            var row = new byte[1 + ((width + 7) / 8)];
            for (var y = 0; y < height; y++)
            {
                Array.Clear(row);
                for (var x = 0; x < width; x++)
                {
                    if (isFront(x, y))
                        row[1 + (x / 8)] |= (byte)(0x80 >> (x % 8));
                }
                zlib.Write(row);
            }
        }
        return packed.ToArray();
    }

    private static async Task WriteChunkAsync(Stream target, byte[] type, byte[] data, CancellationToken cancellationToken)
    {
        var chunk = new byte[12 + data.Length];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        type.CopyTo(chunk, 4);
        data.CopyTo(chunk, 8);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(8 + data.Length), Crc32.HashToUInt32(chunk.AsSpan(4, 4 + data.Length)));
        await target.WriteAsync(chunk, cancellationToken);
    }
}
