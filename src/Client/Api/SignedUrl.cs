namespace MediaFunctions.Client.Api;

internal sealed record SignedUrl(string Url);
