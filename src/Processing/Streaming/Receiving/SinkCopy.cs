using System.Buffers;

namespace MediaFunctions.Processing.Streaming.Receiving;

/// <summary>A file's content as it is kept for whoever asked for the run: all of it or nothing.</summary>
internal sealed class SinkCopy(string name, SinkRules rules, SinkAllowance allowance)
{
    private ArrayBufferWriter<byte>? kept = rules.Keeps(name) || rules.Holds(name) ? new() : null;

    /// <summary>Whether it is the only one that there will be: the file is not put into the store.</summary>
    public bool IsHeld { get; } = rules.Holds(name);

    /// <exception cref="SinkFullException">It cannot do without, and is too large.</exception>
    public void Append(ReadOnlySpan<byte> more)
    {
        if (kept is null)
            return;
        if (IsHeld && kept.WrittenCount + more.Length > SinkRules.HeldBytes)
            throw new SinkFullException(name, SinkRules.HeldBytes);
        if (IsHeld || (kept.WrittenCount + more.Length <= SinkRules.KeptBytes && allowance.TryTake(more.Length)))
            kept.Write(more);
        else
            Drop();
    }

    /// <summary>The content, null where it is not kept. What it takes of the allowance is the caller's from here on.</summary>
    public byte[]? Take()
    {
        var content = kept?.WrittenSpan.ToArray();
        kept = null;
        return content;
    }

    /// <summary>Keeps nothing, unless it was taken.</summary>
    public void Drop()
    {
        if (kept is not null && !IsHeld)
            allowance.Return(kept.WrittenCount);
        kept = null;
    }
}
