namespace MediaFunctions.Processing.Streaming;

/// <summary>A file grew beyond the run's limit.</summary>
public sealed class SinkFullException(string name, long maxBytes)
    : Exception($"{name} grew beyond the limit of {maxBytes} bytes.");
