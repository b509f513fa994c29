using System.Globalization;
using System.Text;

namespace MediaFunctions.Processing.Running;

/// <summary>Reads the key=value blocks of <c>-progress</c>, each of which ends with a line <c>progress=</c>.</summary>
/// <remarks>Lines of any length are read in a fixed amount of memory: what is too long to be one of these is dropped.</remarks>
internal sealed class ProgressReader(IProgress<RunProgress>? progress)
{
    private readonly byte[] line = new byte[256];
    private int length;
    private RunProgress state = new(TimeSpan.Zero, 0, 0);

    public async Task ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        var buffer = new byte[4096];
        for (int got; (got = await stream.ReadAsync(buffer, cancellationToken)) > 0;)
            foreach (var piece in buffer.AsSpan(0, got))
                Add(piece);
    }

    private void Add(byte piece)
    {
        if (piece != '\n')
        {
            if (length < line.Length)
                line[length] = piece;
            length++;
            return;
        }
        if (length <= line.Length)
            Take(Encoding.ASCII.GetString(line, 0, length));
        length = 0;
    }

    private void Take(string text)
    {
        var cut = text.IndexOf('=', StringComparison.Ordinal);
        if (cut < 0)
            return;
        var value = text[(cut + 1)..].Trim();
        switch (text[..cut])
        {
            case "frame" when long.TryParse(value, CultureInfo.InvariantCulture, out var frames):
                state = state with { Frames = frames };
                break;
            case "out_time_us" when long.TryParse(value, CultureInfo.InvariantCulture, out var microseconds):
                // Before the first packet it is N/A, or the negative start of an encoder's delay.
                state = state with { OutputTime = TimeSpan.FromMicroseconds(Math.Max(0, microseconds)) };
                break;
            case "speed" when double.TryParse(value.TrimEnd('x'), CultureInfo.InvariantCulture, out var speed):
                state = state with { Speed = speed };
                break;
            case "progress":
                progress?.Report(state);
                break;
        }
    }
}
