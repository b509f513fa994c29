using MediaFunctions.Processing.Uploads;

namespace MediaFunctions.Tests.Processing.Uploads;

public sealed class PartPlanSpecs
{
    [Theory]
    [InlineData(1L)]
    [InlineData(64L * 1024 * 1024)]
    [InlineData(64L * 1024 * 1024 + 1)]
    [InlineData(160L * 1024 * 1024 * 1024)]
    [InlineData(5L * 1024 * 1024 * 1024 * 1024)]
    public void Ten_thousand_equal_parts_are_enough_up_to_five_terabytes(long size)
    {
        var plan = PartPlan.For(size);

        Assert.InRange(plan.PartCount, 1, 10_000);
        Assert.True(plan.PartSize >= PartPlan.SmallestPart);
        Assert.True(plan.PartSize * (plan.PartCount - 1) < size);
        Assert.True(plan.PartSize * plan.PartCount >= size);
    }
}
