namespace MediaFunctions.Tests.Docs.Shell;

/// <summary>A command that cannot be run here, as its documentation has it.</summary>
/// <param name="Documentation">The page that lists its options.</param>
/// <param name="Options">Those that our pages use.</param>
/// <param name="Required">Those that it refuses to go without; <c>--file|--value</c>: one of them.</param>
/// <param name="Answers">What it prints, where a page goes on with that, by a part of its arguments.</param>
public sealed record CloudCommand(string Documentation, string[] Options, string[]? Required = null, Dictionary<string, string>? Answers = null);
