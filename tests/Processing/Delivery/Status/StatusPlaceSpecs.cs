using MediaFunctions.Processing.Delivery.Status;

namespace MediaFunctions.Tests.Processing.Delivery.Status;

public sealed class StatusPlaceSpecs
{
    /// <summary>In the order of a job's life: taken over once, ended, brought back, ended.</summary>
    private static readonly StatusPlace[] Life =
    [
        new(0, 0, true), new(0, 1, false), new(0, 2, false), new(0, 2, true), new(1, 0, true), new(1, 1, false), new(1, 10, true), new(2, 1, false),
    ];

    [Fact]
    public void A_later_status_replaces_an_earlier_one_and_never_the_other_way()
    {
        foreach (var (at, one) in Life.Index())
        {
            foreach (var (standsAt, other) in Life.Index())
                Assert.Equal(at >= standsAt, one.MayReplace(Metadata(other)));
        }
    }

    [Fact]
    public void What_has_no_place_may_be_replaced()
    {
        Assert.True(new StatusPlace(0, 1, false).MayReplace(new Dictionary<string, string>()));
    }

    private static Dictionary<string, string> Metadata(StatusPlace place) => new() { [StatusPlace.Name] = place.ToString() };
}
