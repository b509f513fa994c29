using System.Text;

namespace MediaFunctions.Bench;

/// <summary>A Markdown table, a row an outcome; the first outcome is ours, and ratios are to it.</summary>
internal sealed class Table(string title, IReadOnlyList<Outcome> outcomes)
{
    private readonly List<(string Head, Func<Outcome, string> Cell)> columns = [];

    public Table Column(string head, Func<Outcome, string> cell)
    {
        columns.Add((head, cell));
        return this;
    }

    /// <summary>The median over ours; <c>1</c> for ours.</summary>
    public Table Ratio(string head, Func<Sample, double> value)
    {
        var ours = outcomes[0].Of(value).Median;
        return Column(head, outcome => outcome == outcomes[0] ? "1" : $"{outcome.Of(value).Median / ours:0.00}");
    }

    /// <summary>Median, minimum and maximum.</summary>
    public Table Spread(string head, Func<Sample, double> value, string format = "0.00") =>
        Column(head, outcome => outcome.Of(value).Text(format));

    /// <summary>The median in megabytes; a dash where there is nothing.</summary>
    public Table Megabytes(string head, Func<Sample, double> value, string format = "0") =>
        Column(head, outcome => outcome.Of(value).Median is > 0 and var bytes ? (bytes / 1e6).ToString(format, null) : "-");

    public override string ToString()
    {
        var text = new StringBuilder($"### {title}\n\n| |");
        text.AppendJoin('|', columns.Select(column => $" {column.Head} ")).Append("|\n| --- |");
        text.AppendJoin('|', columns.Select(_ => " ---: ")).Append("|\n");
        foreach (var outcome in outcomes)
            text.Append($"| {outcome.Name} |").AppendJoin('|', columns.Select(column => $" {column.Cell(outcome)} ")).Append("|\n");
        return text.ToString();
    }
}
