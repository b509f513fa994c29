namespace MediaFunctions.Api.Web;

/// <summary>A file of the built page.</summary>
/// <param name="ContentType">What it is, as the header says it.</param>
/// <param name="Forms">By coding; <see cref="ContentCoding.Identity"/> is always there.</param>
internal sealed record WebFile(string ContentType, IReadOnlyDictionary<string, WebForm> Forms);
