namespace MediaFunctions.Processing.Storage;

/// <summary>A small object that was asked for with the version that is known.</summary>
/// <param name="IsSame">It is still that version.</param>
/// <param name="ETag">Unquoted.</param>
/// <param name="SizeBytes">Its size; 0 where it is the same.</param>
/// <param name="Bytes">The whole of it; null where it is the same, or larger than was asked for.</param>
public sealed record ChangedObject(bool IsSame, string ETag, long SizeBytes, byte[]? Bytes);
