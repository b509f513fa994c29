namespace MediaFunctions.Client.Api;

internal sealed record SignWish(string Method, string Key, string UploadId, int? PartNumber);
