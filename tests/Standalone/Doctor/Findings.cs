using MediaFunctions.Standalone.Doctor;

namespace MediaFunctions.Tests.Standalone.Doctor;

/// <summary>What one examination found, and what it printed.</summary>
internal sealed record Findings(IReadOnlyList<CheckReport> Reports, string Text)
{
    /// <summary>The checks that ended so, in their order.</summary>
    public IEnumerable<string> With(CheckOutcome outcome) => Reports.Where(report => report.Result.Outcome == outcome).Select(report => report.Check);

    public CheckResult this[string check] => Reports.Single(report => report.Check == check).Result;
}
