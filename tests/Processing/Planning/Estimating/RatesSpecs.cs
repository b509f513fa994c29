using MediaFunctions.Processing.Planning.Estimating;

namespace MediaFunctions.Tests.Processing.Planning.Estimating;

public sealed class RatesSpecs
{
    private static readonly Rates Rates = new(new Dictionary<string, double>
    {
        ["decode/h264"] = 2,
        ["decode/av1"] = 5,
        ["decode/h264/bytes"] = 7,
        ["decode/av1/bytes"] = 3,
        ["filter/overlay"] = 1,
    });

    [Fact]
    public void A_codec_that_was_measured_has_its_own_rate()
    {
        Assert.Equal((2, 3), (Rates.Of("decode/h264"), Rates.Of("decode/av1/bytes")));
    }

    [Fact]
    public void A_codec_that_nobody_has_measured_is_as_dear_as_the_dearest()
    {
        Assert.Equal((5, 7), (Rates.Of("decode/vvc"), Rates.Of("decode/vvc/bytes")));
    }

    [Fact]
    public void A_filter_that_is_not_listed_costs_nothing()
    {
        Assert.Equal(0, Rates.Of("filter/setsar"));
    }
}
