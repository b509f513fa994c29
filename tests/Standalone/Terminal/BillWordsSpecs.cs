using MediaFunctions.Client;
using MediaFunctions.Standalone.Terminal;

namespace MediaFunctions.Tests.Standalone.Terminal;

public sealed class BillWordsSpecs
{
    private static readonly Receipt Told = new()
    {
        Cost = new ReceiptCost(
            0.00031m, "p 2026", new Dictionary<string, decimal> { ["executions"] = 0.0000008m, ["function"] = 0.0003m, ["egress"] = 0 }, 0),
        Alternatives = new Dictionary<string, decimal> { ["mediaConvert"] = 0.0075m, ["coconut"] = 0.01m },
    };

    [Fact]
    public void What_earlier_tries_cost_is_said_beside_it() => Assert.Equal(
        "this cost $0.00031 (function $0.0003, executions $0.0000008) and $0.0002 in earlier tries",
        BillWords.Of(Told with { Alternatives = null, EarlierUsd = 0.0002m }));

    [Fact]
    public void One_line_says_what_it_cost_and_what_it_would_have_cost_elsewhere()
    {
        Assert.Equal(
            "this cost $0.00031 (function $0.0003, executions $0.0000008); MediaConvert would have been $0.0075, Coconut $0.01",
            BillWords.Of(Told));
    }

    [Fact]
    public void Where_there_is_nothing_to_compare_with_it_says_the_cost_alone()
    {
        Assert.Equal("this cost $0.00031 (function $0.0003, executions $0.0000008)", BillWords.Of(Told with { Alternatives = null }));
        Assert.Null(BillWords.Of(new Receipt()));
    }
}
