namespace MediaFunctions.Bench;

/// <summary>How a program ended that ended well.</summary>
internal sealed record ChildResult(double Seconds, string Output, string Errors);
