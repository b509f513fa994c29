using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using MediaFunctions.Processing;

namespace MediaFunctions.Tests.Processing.Architecture;

/// <summary>design: Layout. Data passes the stations once, forward; only Jobs (and the set-up) uses them all.</summary>
public sealed class StationSpecs
{
    private const string Root = "MediaFunctions.Processing";

    /// <summary>Which stations a station may know. A new arrow is a decision, made here.</summary>
    private static readonly Dictionary<string, string[]> Arrows = new()
    {
        ["Storage"] = [],
        ["Running"] = [],
        ["Streaming"] = [],
        ["Media"] = ["Running"],
        ["Kinds"] = ["Media"],
        ["Recipes"] = ["Kinds", "Storage"],
        ["Planning"] = ["Recipes", "Kinds", "Media"],
        // What Stream can make is a matter of what a recipe says of each kind.
        ["Routing"] = ["Planning", "Recipes", "Kinds", "Media"],
        ["Delivery"] = ["Storage"],
        ["Ledger"] = ["Storage"],
        // Whom an upload's end is told is promised with it: whether that may be, Delivery knows, who will tell it.
        ["Uploads"] = ["Recipes", "Storage", "Delivery"],
        ["Events"] = ["Uploads", "Recipes", "Ledger", "Storage"],
    };

    private static readonly string[] UseThemAll = ["Jobs", "Settings"];

    private static readonly ArchUnitNET.Domain.Architecture Code = new ArchLoader().LoadAssemblies(typeof(Ids).Assembly).Build();

    public static TheoryData<string> Stations => [.. Arrows.Keys];

    [Theory]
    [MemberData(nameof(Stations))]
    public void A_station_knows_only_the_stations_it_may(string station)
    {
        var used = TypesOf(station)
            // ArchUnitNET takes generic parameters of equally named methods (the JSON generator's) for one and the same.
            .SelectMany(t => t.Dependencies.Where(d => d.Target is not GenericParameter).Select(d => (t, Other: StationOf(d.Target), Target: d.Target.FullName)))
            .Where(x => x.Other is not null && x.Other != station && !Arrows[station].Contains(x.Other))
            .Select(x => $"{x.t.FullName} uses {x.Other}: {x.Target}").Distinct().ToList();

        Assert.NotEmpty(TypesOf(station));
        Assert.True(used.Count == 0, string.Join('\n', used));
    }

    [Fact]
    public void The_shared_words_know_no_station()
    {
        var used = OurTypes.Where(t => StationOf(t) is null)
            // ArchUnitNET takes generic parameters of equally named methods (the JSON generator's) for one and the same.
            .SelectMany(t => t.Dependencies.Where(d => d.Target is not GenericParameter).Select(d => (t, Other: StationOf(d.Target))))
            .Where(x => x.Other is not null).Select(x => $"{x.t.FullName} uses {x.Other}").ToList();

        Assert.Empty(used);
    }

    [Fact]
    public void No_two_stations_use_each_other()
    {
        var order = new List<string>();
        while (Arrows.Keys.Except(order).FirstOrDefault(s => Arrows[s].All(order.Contains)) is { } next)
            order.Add(next);

        Assert.Equal(Arrows.Keys.Order(), order.Order());
    }

    [Fact]
    public void Every_folder_is_a_station_with_its_arrows_written_down()
    {
        var stations = OurTypes.Select(StationOf).OfType<string>().Distinct().Order();

        Assert.Equal(Arrows.Keys.Concat(UseThemAll).Order(), stations);
    }

    private static IEnumerable<IType> OurTypes =>
        Code.Types.Where(t => t.FullName.StartsWith(Root + ".", StringComparison.Ordinal));

    private static List<IType> TypesOf(string station) => [.. OurTypes.Where(t => StationOf(t) == station)];

    private static string? StationOf(IType type)
    {
        var space = type.Namespace?.FullName ?? "";
        return space.StartsWith(Root + ".", StringComparison.Ordinal) ? space[(Root.Length + 1)..].Split('.')[0] : null;
    }
}
