namespace MediaFunctions.Processing.Media.Sniffing;

/// <summary>MPEG transport streams: a sync byte at the same place of every packet.</summary>
internal static class MpegSystems
{
    private const byte Sync = 0x47;
    private const int PacketsToSee = 4;

    /// <summary>Packet lengths: plain, Blu-ray's with a time stamp in front, with parity behind.</summary>
    private static readonly int[] Strides = [188, 192, 204];

    public static SniffedType? Sniff(ReadOnlySpan<byte> head)
    {
        foreach (var stride in Strides)
        {
            // A stream may begin in the middle of a packet.
            for (var start = 0; start < stride && start < head.Length; start++)
            {
                if (RepeatsFrom(head, start, stride))
                    return SniffedType.Media("video/mp2t", "mpegts");
            }
        }

        return null;
    }

    private static bool RepeatsFrom(ReadOnlySpan<byte> head, int start, int stride)
    {
        var packets = 0;
        for (var at = start; at < head.Length && packets < PacketsToSee; at += stride, packets++)
        {
            if (head[at] != Sync)
                return false;
        }

        return packets == PacketsToSee;
    }
}
