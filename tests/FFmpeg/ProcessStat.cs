namespace MediaFunctions.Tests.FFmpeg;

/// <summary>A running process, its parent, its process group and its session.</summary>
internal sealed record ProcessStat(int Id, int Parent, int Group, int Session);
