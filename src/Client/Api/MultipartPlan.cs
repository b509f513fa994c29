namespace MediaFunctions.Client.Api;

/// <param name="UploadId">R2's id of the upload.</param>
/// <param name="PartSize">Bytes of every part but the last.</param>
/// <param name="PartCount">Parts, the last one included.</param>
internal sealed record MultipartPlan(string UploadId, long PartSize, int PartCount);
