namespace MediaFunctions.Client;

/// <summary>The files of an output that has several, the one its entry names included.</summary>
/// <param name="Count">How many.</param>
/// <param name="Bytes">Their sizes, summed up.</param>
public sealed record OutputFiles(int Count, long Bytes);
