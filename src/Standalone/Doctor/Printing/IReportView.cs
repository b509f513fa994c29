namespace MediaFunctions.Standalone.Doctor.Printing;

/// <summary>Tells of checks as they end.</summary>
internal interface IReportView
{
    void Show(CheckReport report);

    /// <summary>The last word.</summary>
    void Sum(IReadOnlyList<CheckReport> reports);
}
