namespace MediaFunctions.Tests.Docs.Shell;

/// <summary>A command that cannot be run here, as its documentation has it.</summary>
/// <param name="Documentation">The page that lists its options.</param>
/// <param name="Options">Those that our pages use.</param>
/// <param name="Answer">What it prints, where a page goes on with that.</param>
public sealed record CloudCommand(string Documentation, string[] Options, string? Answer = null);
