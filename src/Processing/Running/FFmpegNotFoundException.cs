namespace MediaFunctions.Processing.Running;

/// <summary>There is no FFmpeg to run, or the one that was named cannot be started.</summary>
public sealed class FFmpegNotFoundException(string message, Exception? inner = null) : Exception(message, inner);
