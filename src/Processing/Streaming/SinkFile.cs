namespace MediaFunctions.Processing.Streaming;

/// <summary>A file that has arrived in the store.</summary>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">Lower-case hex.</param>
/// <param name="Content">Its content, where the rules keep it and it is small enough; else null.</param>
public sealed record SinkFile(long Bytes, string Sha256, byte[]? Content);
