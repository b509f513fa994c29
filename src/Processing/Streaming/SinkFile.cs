namespace MediaFunctions.Processing.Streaming;

/// <summary>A file that has arrived whole.</summary>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">Lower-case hex.</param>
/// <param name="Content">Its content, where the rules keep it and have room for it; else null.</param>
/// <param name="IsStored">Whether it stands in the store; false where the rules hold it back.</param>
public sealed record SinkFile(long Bytes, string Sha256, byte[]? Content, bool IsStored = true);
