namespace MediaFunctions.Client.Uploads;

/// <summary>A stream has one position: its readers take turns.</summary>
internal sealed class StreamBytes : IUploadBytes, IDisposable
{
    private readonly Stream stream;
    private readonly SemaphoreSlim turn = new(1, 1);

    public StreamBytes(Stream stream)
    {
        if (!stream.CanSeek)
            throw new ArgumentException("The stream cannot seek, and what R2 has of it cannot be passed over; expected one that can seek, such as a file's.", nameof(stream));
        this.stream = stream;
        Length = stream.Length;
    }

    public long Length { get; }

    public async ValueTask<int> ReadAsync(Memory<byte> buffer, long offset, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            stream.Position = offset;
            return await stream.ReadAsync(buffer, cancellationToken);
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();
}
