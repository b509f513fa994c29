namespace MediaFunctions.Standalone.Doctor.Printing;

/// <summary>A check as <c>doctor --json</c> prints it, on a line of its own.</summary>
/// <param name="Check">Its name.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Facts">What was seen.</param>
/// <param name="Advice">What to do, or to mind where it ended well; absent where there is nothing.</param>
/// <param name="See">Where more is said of it; absent like the advice.</param>
internal sealed record ReportLine(string Check, CheckOutcome Outcome, double Seconds, string Facts, Advice? Advice, string? See);
