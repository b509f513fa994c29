using System.Text.Json;

namespace MediaFunctions.Standalone.Doctor.Printing;

/// <summary>For programs: a line of JSON a check. The exit status says the rest.</summary>
internal sealed class ReportLines(TextWriter output) : IReportView
{
    public void Show(CheckReport report)
    {
        var (result, advice) = (report.Result, report.Result.Advice);
        var line = new ReportLine(
            report.Check, result.Outcome, Math.Round(report.Took.TotalSeconds, 3), result.Facts, advice, advice is null ? null : report.See);
        output.WriteLine(JsonSerializer.Serialize(line, ReportJson.Default.ReportLine));
        output.Flush();
    }

    public void Sum(IReadOnlyList<CheckReport> reports)
    {
    }
}
