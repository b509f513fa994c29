using MediaFunctions.Processing;
using System.Globalization;
using MediaFunctions.Processing.Delivery;
using MediaFunctions.Processing.Delivery.Prices;
using MediaFunctions.Processing.Jobs.Explaining;
using Spectre.Console;

namespace MediaFunctions.Standalone.Terminal;

/// <summary>A plan for people: a row a run, then the sum, then the reasons.</summary>
internal sealed class PlanTable(IAnsiConsole console)
{
    public void Print(string file, PlanExplanation plan)
    {
        console.WriteLine($"{file}: recipe {plan.Recipe}, {Sizes.Of(plan.Source.Size)} of {plan.Source.ContentType}{Shape(plan.Source)}");
        var table = new Table().Border(TableBorder.Rounded).ShowRowSeparators();
        foreach (var name in new[] { "run", "reads", "decodes", "filters", "writes", "estimate" })
            table.AddColumn(name);
        foreach (var run in plan.Runs)
            table.AddRow(Cells(run).Select(lines => new Text(string.Join('\n', lines))));
        console.Write(table);
        console.WriteLine($"route     {plan.Route.Word()}");
        console.WriteLine($"estimate  {string.Join(", ", Lines(plan.Estimate))} ({plan.PriceList}; no free grant subtracted)");
        foreach (var reason in plan.Reasons)
            console.WriteLine($"because   {reason}");
        foreach (var skipped in plan.Skipped)
            console.WriteLine($"skipped   {skipped.Name}: {skipped.Reason}");
    }

    private static IEnumerable<IEnumerable<string>> Cells(ExplainedRun run) =>
    [
        run.After is { } first ? [run.Name, $"after {first}"] : [run.Name],
        FewLines.Of(run.Inputs.Select(input => input.Summary)),
        FewLines.Of(run.Decodes),
        run.Outputs.SelectMany(output => output.Filters.SelectMany(FilterWords.Of).Select(filters => run.Outputs.Count > 1 ? $"{output.Name}: {filters}" : filters)),
        run.Outputs.Select(output => output.File + (output.Measures == true ? " (measure)" : "")),
        Lines(run.Estimate),
    ];

    private static IEnumerable<string> Lines(Estimate estimate)
    {
        yield return Text($"{estimate.CpuSeconds:0.##} s of CPU");
        yield return $"{Sizes.Of(estimate.BytesRead)} read";
        yield return $"{Sizes.Of(estimate.BytesWritten)} written";
        yield return $"{Sizes.Of(estimate.MemoryBytes)} of memory";
        if (estimate.WallSeconds is { } seconds)
            yield return Text($"{seconds:0.#} s in all");
        yield return Money.Text(estimate.Usd);
    }

    private static string Shape(ManifestSource source) =>
        (source is { Width: { } width, Height: { } height } ? Text($", {width}x{height}") : "")
        + (source.Duration is { } seconds ? Text($", {seconds:0.##} s") : "");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
