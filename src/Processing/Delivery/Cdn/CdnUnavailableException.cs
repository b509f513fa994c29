namespace MediaFunctions.Processing.Delivery.Cdn;

/// <summary>The CDN could not be asked to forget its copies, or would not.</summary>
public sealed class CdnUnavailableException(string message, Exception? cause = null) : Exception(message, cause);
