namespace MediaFunctions.Processing.Storage;

/// <summary>A part of an upload that R2 has.</summary>
/// <param name="Number">1 to 10,000.</param>
/// <param name="ETag">As R2 answered it to the part's PUT.</param>
/// <param name="SizeBytes">Bytes; null where nobody asked R2.</param>
public sealed record UploadedPart(int Number, string ETag, long? SizeBytes = null);
