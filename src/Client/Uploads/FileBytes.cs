using Microsoft.Win32.SafeHandles;

namespace MediaFunctions.Client.Uploads;

internal sealed class FileBytes(SafeFileHandle file) : IUploadBytes
{
    public long Length { get; } = RandomAccess.GetLength(file);

    public ValueTask<int> ReadAsync(Memory<byte> buffer, long offset, CancellationToken cancellationToken) =>
        RandomAccess.ReadAsync(file, buffer, offset, cancellationToken);
}
