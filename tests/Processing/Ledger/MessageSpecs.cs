using MediaFunctions.Processing.Ledger;

namespace MediaFunctions.Tests.Processing.Ledger;

public sealed class MessageSpecs
{
    private const string Before = """
        {"schema":1,"assetId":"0123456789abcdef0123456789abcdef","version":"0123456789ab","deliveryId":"d","bucket":"uploads","key":"k","eTag":"e","recipe":"r","generation":0}
        """;

    [Fact]
    public void A_message_of_the_version_before_is_read_and_asks_the_probe_for_nothing()
    {
        var job = JobQueue.Read(Before)!;

        Assert.Equal(("r", null), (job.Recipe, job.When));
        Assert.DoesNotContain("when", JobQueue.Write(job), StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_probe_must_confirm_goes_with_the_message_and_what_is_not_known_is_passed_over()
    {
        var job = JobQueue.Read(Before)! with { When = new RuleConditions { Types = ["video/*"], MaxSeconds = 90.5 } };

        var text = JobQueue.Write(job);
        var read = JobQueue.Read(text.Replace("\"recipe\"", "\"later\":{\"a\":1},\"recipe\"", StringComparison.Ordinal))!;

        Assert.Contains("\"when\":{\"types\":[\"video/*\"],\"maxSeconds\":90.5}", text, StringComparison.Ordinal);
        Assert.Equal(["video/*"], read.When!.Types);
        Assert.Equal((null, 90.5, 1), (read.When.MinSeconds, read.When.MaxSeconds, read.Schema));
    }
}
