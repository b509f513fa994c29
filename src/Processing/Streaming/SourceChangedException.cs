namespace MediaFunctions.Processing.Streaming;

/// <summary>The object is gone, or is not the one (by ETag) that the job was made for.</summary>
public sealed class SourceChangedException(string message, Exception? inner = null) : Exception(message, inner);
