using System.Globalization;
using System.Text;
using MediaFunctions.Processing.Delivery.Prices;

namespace MediaFunctions.Bench.Costs;

/// <summary>How the page writes numbers and tables.</summary>
internal static class Text
{
    /// <summary>Cents where there are some, whole dollars where there are many, three digits where there are none.</summary>
    public static string Usd(decimal usd) => usd switch
    {
        < 0 => "-" + Usd(-usd),
        >= 100 => Format($"${usd:#,##0}"),
        >= 0.1m => Format($"${usd:0.00}"),
        _ => Money.Text(usd),
    };

    /// <summary>Two digits, for what is not exacter: 43,000.</summary>
    public static string About(decimal number)
    {
        if (number < 10)
            return Format($"{number:0.#}");
        var unit = (decimal)Math.Pow(10, Math.Floor(Math.Log10((double)number)) - 1);
        return Format($"{Math.Round(number / unit) * unit:#,##0}");
    }

    public static string Count(decimal number) => Format($"{number:#,##0}");

    public static string Number(decimal number) => number.ToString("#,##0.############", CultureInfo.InvariantCulture);

    public static string Length(double seconds) => seconds switch
    {
        < 60 => Format($"{seconds:0} s"),
        < 3600 => Format($"{seconds / 60:0} min"),
        _ => Format($"{seconds / 3600:0} h"),
    };

    /// <summary>A Markdown table; columns are right-aligned but the first ones.</summary>
    public static string Table(int left, IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string>> rows)
    {
        var text = new StringBuilder();
        Row(head);
        Row([.. head.Select((_, column) => column < left ? "---" : "---:")]);
        foreach (var row in rows)
            Row(row);
        return text.ToString().TrimEnd('\n');

        void Row(IReadOnlyList<string> cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
    }

    private static string Format(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
