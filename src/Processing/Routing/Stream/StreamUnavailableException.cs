namespace MediaFunctions.Processing.Routing.Stream;

/// <summary>Cloudflare Stream did not answer, or could not just now: the same may succeed later.</summary>
public sealed class StreamUnavailableException(string message, Exception? cause = null) : Exception(message, cause);
