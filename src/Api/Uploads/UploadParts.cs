namespace MediaFunctions.Api.Uploads;

/// <summary>How an upload goes in parts.</summary>
/// <param name="UploadId">R2's id of it.</param>
/// <param name="PartSize">Bytes of every part but the last.</param>
/// <param name="PartCount">Parts, the last one included.</param>
public sealed record UploadParts(string UploadId, long PartSize, int PartCount);
