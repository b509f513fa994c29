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
        foreach (var row in Aligned([.. (result.Job?.Outputs ?? []).Select(Row)]))
            console.WriteLine("  " + row);
        if (result.Manifest?.TryGetProperty("placeholder", out var placeholder) == true)
            console.WriteLine($"  placeholder {placeholder.GetProperty("color")} {placeholder.GetProperty("hash")}");
        foreach (var skip in result.Job?.Skipped ?? [])
            console.WriteLine($"  {skip.Name} skipped: {skip.Reason}");
        if (result.Job?.Links.Manifest is { } manifest)
            console.WriteLine($"  manifest {manifest}");
        if (BillWords.Of(result.Job?.Receipt) is { } bill)
            console.WriteLine($"  {bill}");
    }

    private static string[] Row(Output output) => [output.Name, Size(output), Shape(output), output.Url];

    // The last column ends each line: blanks behind an address would be copied with it.
    private static IEnumerable<string> Aligned(IReadOnlyList<string[]> rows) => rows.Select(row => string.Join(
        "  ", row[..^1].Select((cell, column) => cell.PadRight(rows.Max(other => other[column].Length))).Append(row[^1])));

    private static string Size(Output output) => output.Files is { } files
        ? string.Create(CultureInfo.InvariantCulture, $"{Sizes.Of(files.Bytes)} in {files.Count} files")
        : output.Bytes is { } bytes ? Sizes.Of(bytes) : "";

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
