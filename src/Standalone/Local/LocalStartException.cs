namespace MediaFunctions.Standalone.Local;

/// <summary>The local pipeline did not start, or a part of it ended; the message says which and what to do.</summary>
internal sealed class LocalStartException(string message, Exception? cause = null) : Exception(message, cause);
