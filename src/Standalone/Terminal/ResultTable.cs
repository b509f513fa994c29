using System.Globalization;
using MediaFunctions.Client;
using MediaFunctions.Standalone.Files;
using Spectre.Console;

namespace MediaFunctions.Standalone.Terminal;

/// <summary>What became of the files, for people.</summary>
internal sealed class ResultTable(IAnsiConsole console)
{
    public void Print(IEnumerable<FileResult> results)
    {
        foreach (var result in results)
            Print(result);
    }

    private void Print(FileResult result)
    {
        console.WriteLine(result.File);
        if (result.Error is { } error)
        {
            console.WriteLine($"  {error.Code}: {error.Message}");
            return;
        }
        var grid = new Grid();
        for (var i = 0; i < 4; i++)
            grid.AddColumn(new GridColumn().NoWrap());
        foreach (var output in result.Job?.Outputs ?? [])
            grid.AddRow(new Text($"  {output.Name}"), new Text(Sizes.Of(output.Bytes)), new Text(Shape(output)), new Text(output.Url));
        console.Write(grid);
        foreach (var skip in result.Job?.Skipped ?? [])
            console.WriteLine($"  {skip.Name} skipped: {skip.Reason}");
        if (result.Job?.Links.Manifest is { } manifest)
            console.WriteLine($"  manifest {manifest}");
        if (BillWords.Of(result.Job?.Receipt) is { } bill)
            console.WriteLine($"  {bill}");
    }

    private static string Shape(Output output)
    {
        List<string> parts = [];
        if (output is { Width: { } width, Height: { } height })
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{width}x{height}"));
        if (output.Duration is > 0 and { } seconds)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{seconds:0.0} s"));
        return string.Join(' ', parts);
    }
}
