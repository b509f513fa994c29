using MediaFunctions.Bench.Costs;

namespace MediaFunctions.Tests.Repository.Costs;

/// <summary>`REWRITE_COST=1 ./test CostPage` writes docs/cost.md and its plot anew, as `./bench/run cost` does.</summary>
public sealed class CostPageSpecs
{
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

    [Fact]
    public void Every_price_has_a_page_that_says_so()
    {
        var others = Tariff.Read(Repo.Root).Others;
        var pages = others.Prices.Values.Select(price => price.Source)
            .Concat(others.Machines.Select(machine => machine.Source))
            .Append(others.Egress.Source).Append(others.Transloadit.Source);

        Assert.All(pages, page => Assert.StartsWith("https://", page, StringComparison.Ordinal));
    }
}
