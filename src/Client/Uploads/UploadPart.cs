namespace MediaFunctions.Client.Uploads;

/// <summary>One part, and where its bytes are. It can be sent again until it is disposed.</summary>
internal sealed class UploadPart(int number, IUploadBytes bytes, long offset, long length, Action? release = null) : IDisposable
{
    /// <summary>From 1 on.</summary>
    public int Number => number;

    public IUploadBytes Bytes => bytes;

    public long Offset => offset;

    public long Length => length;

    public void Dispose() => release?.Invoke();
}
