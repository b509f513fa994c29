namespace MediaFunctions.Processing.Streaming;

/// <summary>FFmpeg was told to write under a name that no output has: a mistake in a plan.</summary>
public sealed class SinkNameException(string path)
    : Exception($"'{path}' is no name for a file: a-z, 0-9, '-' and '.', and one folder at most, are expected.");
