using System.Buffers;
using System.Text;

namespace MediaFunctions.Processing.Running;

/// <summary>Keeps the beginning of an output, and tells when it is longer than anything that was asked for.</summary>
internal sealed class BoundedOutput(int capacity)
{
    private readonly ArrayBufferWriter<byte> kept = new();

    /// <summary>Whether there was more than is kept.</summary>
    public bool Overflowed { get; private set; }

    /// <param name="overflow">Called once, when there is more than fits; what follows is read and dropped.</param>
    public async Task ReadAsync(Stream stream, Action overflow, CancellationToken cancellationToken)
    {
        var buffer = new byte[16 * 1024];
        for (int got; (got = await stream.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            var fits = Math.Min(got, capacity - kept.WrittenCount);
            kept.Write(buffer.AsSpan(0, fits));
            if (fits == got || Overflowed)
                continue;
            Overflowed = true;
            overflow();
        }
    }

    public override string ToString() => Encoding.UTF8.GetString(kept.WrittenSpan);
}
