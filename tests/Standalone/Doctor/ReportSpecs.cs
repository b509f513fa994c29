using System.Text.Json;
using MediaFunctions.Standalone.Doctor;
using MediaFunctions.Standalone.Doctor.Printing;

namespace MediaFunctions.Tests.Standalone.Doctor;

public sealed class ReportSpecs
{
    private static readonly CheckReport[] Reports =
    [
        new("tables", CheckResult.Ok("a row written"), TimeSpan.FromSeconds(0.123)),
        new("queues", CheckResult.Minding("a message sent", new Advice("2 in media-jobs-poison", "none", "look")), TimeSpan.FromSeconds(1)),
        new("api", CheckResult.Failed("It answered 503.", "200", "restart it"), TimeSpan.FromSeconds(12.5)),
        new("webhook", CheckResult.Skipped("it needs api"), TimeSpan.Zero),
    ];

    [Fact]
    public void People_get_a_line_a_check_what_to_do_below_it_and_a_sum()
    {
        using var output = new StringWriter();

        Tell(PlainConsole.Text(output));

        Assert.Equal(
            """
            ✓ tables            0.12 s  a row written
            ! queues            1.00 s  a message sent
                mind      2 in media-jobs-poison
                expected  none
                do        look
                see       docs/doctor.md#queues
            ✗ api              12.50 s  It answered 503.
                expected  200
                do        restart it
                see       docs/doctor.md#api
            - webhook           0.00 s  skipped: it needs api
            2 ok, 1 failed, 1 skipped
            """,
            output.ToString().TrimEnd());
    }

    [Fact]
    public void Programs_get_a_line_of_JSON_a_check()
    {
        using var output = new StringWriter();

        Tell(new ReportLines(output));

        var lines = output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line)).ToList();
        Assert.Equal(["ok", "ok", "failed", "skipped"], lines.Select(line => line.GetProperty("outcome").GetString()));
        Assert.Equal(["check", "outcome", "seconds", "facts"], lines[0].EnumerateObject().Select(member => member.Name));
        Assert.Equal(("restart it", "docs/doctor.md#api"), (lines[2].GetProperty("advice").GetProperty("remedy").GetString(), lines[2].GetProperty("see").GetString()));
    }

    private static void Tell(IReportView view)
    {
        foreach (var report in Reports)
            view.Show(report);
        view.Sum(Reports);
    }
}
