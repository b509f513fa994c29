namespace MediaFunctions.Api.Uploads;

/// <summary>A presigned address.</summary>
/// <param name="Url">Good for the lifetime that the settings give it.</param>
public sealed record SignedUrl(string Url);
