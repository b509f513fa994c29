namespace MediaFunctions.Standalone.Doctor;

/// <summary>What a check found.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Facts">What was seen, in one line: of a good end what was tried, of a skipped check why.</param>
/// <param name="Advice">What to do; of a good end, what to mind.</param>
internal sealed record CheckResult(CheckOutcome Outcome, string Facts, Advice? Advice = null)
{
    public static CheckResult Ok(string facts) => new(CheckOutcome.Ok, facts);

    /// <summary>It works, and there is something to mind.</summary>
    public static CheckResult Minding(string facts, Advice advice) => new(CheckOutcome.Ok, facts, advice);

    public static CheckResult Failed(Advice advice) => new(CheckOutcome.Failed, advice.Wrong, advice);

    public static CheckResult Failed(string wrong, string expected, string remedy) => Failed(new Advice(wrong, expected, remedy));

    public static CheckResult Skipped(string why) => new(CheckOutcome.Skipped, why);
}
