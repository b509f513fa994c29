namespace MediaFunctions.Tests.Pipeline.Product;

/// <summary>How a run of the program ended and what it said.</summary>
public sealed record ProgramEnd(int ExitCode, string Output, string Errors);
