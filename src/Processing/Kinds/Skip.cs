namespace MediaFunctions.Processing.Kinds;

/// <summary>Why a source cannot give an output; no failure as long as another output is made.</summary>
/// <param name="Reason">A sentence for the manifest, which is public.</param>
/// <param name="Undecodable">The source has such a stream, but FFmpeg at hand decodes none of them.</param>
public sealed record Skip(string Reason, bool Undecodable = false);
