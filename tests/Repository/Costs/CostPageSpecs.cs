using MediaFunctions.Bench.Costs;

namespace MediaFunctions.Tests.Repository.Costs;

/// <summary>`REWRITE_COST=1 ./test CostPage` writes docs/cost.md and its plot anew, as `./bench/run cost` does.</summary>
public sealed class CostPageSpecs
{
    private const string Page = "docs/cost.md";

    [Fact]
    public void The_page_and_the_plot_are_what_price_lists_and_measurements_make_now()
    {
        foreach (var (path, text) in CostPage.Files(Repo.Root))
        {
            var file = Repo.File(path.Split('/'));
            if (Environment.GetEnvironmentVariable("REWRITE_COST") == "1")
                File.WriteAllText(file, text);

            Assert.True(File.ReadAllText(file) == text, $"{path} is not what ./bench/run cost writes now: run it.");
        }
    }

    [Theory]
    [InlineData("bench/Costs/prices.json", "\"usd\": 95.73", "\"usd\": 96.73")]
    [InlineData("bench/Costs/prices.json", "\"value\": 0.5, \"is\": \"how much of a rented", "\"value\": 0.6, \"is\": \"how much of a rented")]
    [InlineData("bench/Costs/measured", "\"ffmpegCpuMs\": ", "\"ffmpegCpuMs\": 1")]
    public void A_price_an_assumption_or_a_measurement_that_changes_changes_the_page(string where, string was, string becomes)
    {
        var root = Directory.CreateTempSubdirectory("mediafunctions-tests-");
        try
        {
            var changes = 0;
            foreach (var path in Sources())
            {
                var (text, copy) = (File.ReadAllText(Repo.File(path)), Path.Combine(root.FullName, path));
                var changed = path.StartsWith(where, StringComparison.Ordinal) ? text.Replace(was, becomes, StringComparison.Ordinal) : text;
                changes += changed == text ? 0 : 1;
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.WriteAllText(copy, changed);
            }

            Assert.Equal(1, changes);
            Assert.NotEqual(CostPage.Files(Repo.Root)[Page], CostPage.Files(root.FullName)[Page]);
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }

    [Fact]
    public void Every_price_has_a_page_that_says_so()
    {
        var others = Tariff.Read(Repo.Root).Others;
        var pages = others.Prices.Values.Select(price => price.Source)
            .Concat(others.Machines.Select(machine => machine.Source))
            .Append(others.Egress.Source).Append(others.Transloadit.Source);

        Assert.All(pages, page => Assert.StartsWith("https://", page, StringComparison.Ordinal));
    }

    /// <summary>What the page is made of; of measurements the newest.</summary>
    private static IEnumerable<string> Sources() =>
    [
        "bench/Costs/prices.json",
        $"bench/Costs/measured/{Directory.GetFiles(Repo.File("bench", "Costs", "measured")).Select(Path.GetFileName).Max(StringComparer.Ordinal)}",
        "src/Processing/Delivery/Prices/prices.json",
    ];
}
