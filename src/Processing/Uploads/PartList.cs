using MediaFunctions.Processing.Storage;

namespace MediaFunctions.Processing.Uploads;

/// <summary>What R2 has of an upload in parts.</summary>
/// <param name="Parts">In order.</param>
public sealed record PartList(IReadOnlyList<UploadedPart> Parts);
