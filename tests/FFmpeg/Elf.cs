using System.Buffers.Binary;

namespace MediaFunctions.Tests.FFmpeg;

/// <summary>The parts of a 64-bit little-endian ELF file that say what it needs at run time (System V ABI, ELF-64).</summary>
internal sealed class Elf(byte[] file)
{
    public const uint Dynamic = 2;
    public const uint Interpreter = 3;
    public const long Needed = 1;

    /// <summary>File offset and size of every program header's segment, by type.</summary>
    public ILookup<uint, (int Offset, int Size)> Segments { get; } = ReadSegments(file);

    /// <summary>Tags of the dynamic section.</summary>
    public IEnumerable<long> DynamicTags =>
        from segment in Segments[Dynamic]
        from entry in Enumerable.Range(0, segment.Size / 16)
        select BinaryPrimitives.ReadInt64LittleEndian(file.AsSpan(segment.Offset + entry * 16));

    private static ILookup<uint, (int Offset, int Size)> ReadSegments(byte[] file)
    {
        var start = BinaryPrimitives.ReadInt64LittleEndian(file.AsSpan(0x20));
        var size = BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(0x36));
        var count = BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(0x38));
        return Enumerable.Range(0, count)
            .Select(index => (int)start + index * size)
            .ToLookup(
                header => BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(header)),
                header => (
                    (int)BinaryPrimitives.ReadInt64LittleEndian(file.AsSpan(header + 0x08)),
                    (int)BinaryPrimitives.ReadInt64LittleEndian(file.AsSpan(header + 0x20))));
    }
}
