namespace MediaFunctions.Processing.Streaming.Receiving;

/// <summary>
/// When FFmpeg began a file, among those of its run. Requests of several connections come to us in any order, but FFmpeg
/// opens a connection after the other, and writes to one of them file after file.
/// </summary>
/// <param name="Connection">The number of the connection, as accepted.</param>
/// <param name="Request">The number of the request on it.</param>
internal readonly record struct SinkOrder(long Connection, long Request)
{
    public bool IsBefore(SinkOrder other) =>
        Connection < other.Connection || (Connection == other.Connection && Request < other.Request);
}
