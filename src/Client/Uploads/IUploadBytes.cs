namespace MediaFunctions.Client.Uploads;

/// <summary>Bytes that can be read anywhere, by several at once: parts go in parallel and are sent again after a fault.</summary>
internal interface IUploadBytes
{
    long Length { get; }

    ValueTask<int> ReadAsync(Memory<byte> buffer, long offset, CancellationToken cancellationToken);
}
