namespace MediaFunctions.Standalone.Files;

/// <summary>Why a file did not succeed.</summary>
/// <param name="Code">A failure's or a refusal's code.</param>
/// <param name="Message">What was wrong, what was expected, what to do.</param>
internal sealed record FileError(string Code, string Message);
