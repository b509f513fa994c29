using System.Globalization;
using Spectre.Console;

namespace MediaFunctions.Standalone.Doctor.Printing;

/// <summary>For people: a line a check, and what to do below it.</summary>
internal sealed class ReportText(IAnsiConsole console) : IReportView
{
    private const int NameWidth = 16;

    public void Show(CheckReport report)
    {
        var (mark, color) = MarkOf(report.Result);
        console.Write(new Text(mark, new Style(color)));
        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $" {report.Check.PadRight(NameWidth)}{report.Took.TotalSeconds,6:0.00} s  {Words(report.Result)}"));
        if (report.Result.Advice is not { } advice)
            return;
        if (report.Result.Outcome == CheckOutcome.Ok)
            console.WriteLine($"    mind      {advice.Wrong}");
        console.WriteLine($"    expected  {advice.Expected}");
        console.WriteLine($"    do        {advice.Remedy}");
        console.WriteLine($"    see       {report.See}");
    }

    public void Sum(IReadOnlyList<CheckReport> reports) => console.WriteLine(string.Join(
        ", ", Enum.GetValues<CheckOutcome>().Select(outcome =>
            $"{reports.Count(report => report.Result.Outcome == outcome)} {outcome.ToString().ToLowerInvariant()}")));

    private static string Words(CheckResult result) =>
        result.Outcome == CheckOutcome.Skipped ? $"skipped: {result.Facts}" : result.Facts;

    private static (string Mark, Color Color) MarkOf(CheckResult result) => result switch
    {
        { Outcome: CheckOutcome.Failed } => ("✗", Color.Red),
        { Outcome: CheckOutcome.Skipped } => ("-", Color.Grey),
        { Advice: not null } => ("!", Color.Yellow),
        _ => ("✓", Color.Green),
    };
}
