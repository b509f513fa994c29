using MediaFunctions.Processing.Delivery.Callbacks;

namespace MediaFunctions.Tests.Processing.Delivery.Callbacks;

public sealed class CallbackBackoffSpecs
{
    private static readonly CallbackBackoff Steady = new(CallbackBackoff.Usual, () => 0);

    [Fact]
    public void Attempts_go_on_for_a_day_ever_more_rarely()
    {
        var waits = Enumerable.Range(1, 7).Select(attempt => Steady.After(attempt, null)!.Value).ToList();

        Assert.Equal(waits.Order(), waits);
        Assert.Equal(TimeSpan.FromSeconds(5), waits[0]);
        Assert.InRange(waits.Aggregate(TimeSpan.Zero, (sum, wait) => sum + wait), TimeSpan.FromHours(24), TimeSpan.FromHours(25));
        Assert.Null(Steady.After(8, null));
        Assert.Null(Steady.After(8, TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public void Each_wait_is_up_to_a_fifth_longer()
    {
        Assert.Equal(TimeSpan.FromSeconds(5.5), new CallbackBackoff(CallbackBackoff.Usual, () => 0.5).After(1, null));
        Assert.All(
            Enumerable.Range(0, 100).Select(_ => new CallbackBackoff().After(2, null)!.Value),
            wait => Assert.InRange(wait, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(6)));
    }

    [Theory]
    [InlineData(60, 60)] // longer than what is planned: kept to
    [InlineData(1, 5)] // shorter: no hurry
    [InlineData(-30, 5)] // a date that has passed
    [InlineData(864000, 36000)] // ten days: not so long
    public void What_the_receiver_asks_for_is_kept_to_within_bounds(int asked, int waited)
    {
        Assert.Equal(TimeSpan.FromSeconds(waited), Steady.After(1, TimeSpan.FromSeconds(asked)));
    }

    [Fact]
    public void The_queue_can_hide_a_message_for_the_longest_wait()
    {
        var longest = new CallbackBackoff(CallbackBackoff.Usual, () => 1).After(7, CallbackBackoff.LongestAsked)!.Value;

        Assert.True(longest < TimeSpan.FromDays(7)); // Azure: "Put Message", visibilitytimeout
    }
}
