namespace MediaFunctions.Standalone.Doctor;

/// <summary>One check as it is told.</summary>
/// <param name="Check">Its name.</param>
/// <param name="Result">What it found.</param>
/// <param name="Took">How long it took.</param>
internal sealed record CheckReport(string Check, CheckResult Result, TimeSpan Took)
{
    private const string Document = "docs/doctor.md";

    /// <summary>The paragraph that tells what the check does, and more than its advice can.</summary>
    public string See => $"{Document}#{Check}";
}
