using MediaFunctions.Tests.Infra.Bicep;

namespace MediaFunctions.Tests.Infra.Contract;

/// <summary>A log line that is worded anew in the code must not silence an alert.</summary>
[Collection(InfraFixture.Collection)]
public sealed class AlertSpecs(InfraFixture infra)
{
    private static readonly Breaks Broken = new(AlertCheck.Findings)
    {
        { "a line that is worded anew in the code only", d => d.Reword("is a dead letter", "was given up"), "and no line of the code's log has it" },
        {
            "the line of waiting messages worded anew",
            d => d.Reword("waits {Seconds} s", "has waited for {Seconds} s"),
            "no alert looks at how long messages wait"
        },
        {
            "the line of a job's end worded anew",
            d => d.Reword("Job {JobId} {State} {Failure} after", "Ended {JobId} {State} {Failure} after"),
            "no alert looks at how jobs end"
        },
        {
            "the line of callbacks that are given up worded anew",
            d => d.Reword("to {Host} is a dead letter", "to {Host} was given up"),
            "no alert looks at callbacks that are given up"
        },
        {
            "no alert of dead letters",
            d => d.Remove(r => r.Name.EndsWith("dead-letters", StringComparison.Ordinal)),
            "no alert looks at dead letters"
        },
        {
            "a queue of what was given up that no alert looks at",
            d => d.Code = d.Code with { Queues = [.. d.Code.Queues, "more"] },
            "looks at poison queues, and not at more-poison"
        },
        {
            "a queue that there is not",
            d => d.Query("dead-letters", "\"media-jobs-poison\"", "\"media-poison\""),
            "looks at the queue media-poison, and there is none"
        },
        { "a state that no job has", d => d.Query("failures", "\"Failed\"", "\"Broken\""), "looks for jobs that are Broken" },
    };

    [Theory, MemberData(nameof(InfraFixture.Names), MemberType = typeof(InfraFixture))]
    public void What_an_alert_looks_for_is_what_the_code_logs(string parameters)
    {
        Expect.Nothing(AlertCheck.Findings(infra.Deploy(parameters)));
    }

    [Theory, EachBreak]
    public void What_is_broken_is_named(string what) => Broken.Prove(what, infra.Deploy(InfraFixture.Most));
}
