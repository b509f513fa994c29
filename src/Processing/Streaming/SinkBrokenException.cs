namespace MediaFunctions.Processing.Streaming;

/// <summary>
/// The connection ended in the middle of a file: FFmpeg was killed or crashed. What it was killed for is known by whoever
/// ran it; the storage is not to blame.
/// </summary>
public sealed class SinkBrokenException(string name, Exception inner)
    : Exception($"{name} broke off before its end.", inner);
