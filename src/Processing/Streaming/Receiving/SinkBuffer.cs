using System.Buffers;

namespace MediaFunctions.Processing.Streaming.Receiving;

/// <summary>A part of a file, or a small file whole, in blocks of the sink's memory.</summary>
internal sealed class SinkBuffer(SinkMemory memory)
{
    private readonly List<byte[]> blocks = [];
    private bool left;

    public int Length { get; private set; }

    /// <summary>Adds some of the bytes, waiting for memory where it must.</summary>
    /// <returns>How many.</returns>
    public async ValueTask<int> AppendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        var used = Length % SinkMemory.BlockBytes;
        if (used == 0)
            blocks.Add(await memory.TakeAsync(cancellationToken));
        var count = Math.Min(bytes.Length, SinkMemory.BlockBytes - used);
        bytes[..count].CopyTo(blocks[^1].AsMemory(used));
        Length += count;
        return count;
    }

    public ReadOnlySequence<byte> Bytes()
    {
        if (blocks.Count == 0)
            return ReadOnlySequence<byte>.Empty;
        var first = new Piece(blocks[0], 0);
        var last = first;
        foreach (var block in blocks.Skip(1))
            last = last.Then(block);
        return new ReadOnlySequence<byte>(first, 0, last, Length - (int)last.RunningIndex);
    }

    /// <summary>It is complete, and nothing but the store keeps it from coming back.</summary>
    public void Leave()
    {
        left = true;
        memory.Leave(blocks.Count);
    }

    /// <summary>Gives its blocks back; nobody may read it any more.</summary>
    public void Release()
    {
        memory.Return(blocks, left);
        blocks.Clear();
        Length = 0;
        left = false;
    }

    private sealed class Piece : ReadOnlySequenceSegment<byte>
    {
        public Piece(byte[] block, long index) => (Memory, RunningIndex) = (block, index);

        public Piece Then(byte[] block)
        {
            var next = new Piece(block, RunningIndex + Memory.Length);
            Next = next;
            return next;
        }
    }
}
