using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Legends;
using OxyPlot.Series;

namespace MediaFunctions.Bench.Costs;

/// <summary>A month's cost by its uploads, here and elsewhere, both axes logarithmic.</summary>
internal static class CostPlot
{
    private const int Least = 100;
    private const int Most = 10_000_000;
    private const double Step = 1.05;

    // Texts are measured as Arial, and cut off where a viewer's font is wider.
    private const string Font = "Arial, Helvetica, Liberation Sans, sans-serif";
    private const double SlackOfFonts = 36;

    // Okabe and Ito's: told apart by everybody, on white in a dark page too.
    private static readonly string[] Colours = ["#0072B2", "#D55E00", "#E69F00", "#CC79A7", "#009E73", "#666666"];

    public static string Svg(string title, IEnumerable<Rival> all)
    {
        var model = new PlotModel
        {
            DefaultFont = Font,
            Title = title,
            TitleFontSize = 15,
            TitleFontWeight = FontWeights.Normal,
            Background = OxyColors.White,
            PlotMargins = new OxyThickness(88, 8, 40, 44),
        };
        model.Axes.Add(Axis(AxisPosition.Bottom, "uploads a month", "#,##0", Least, Most));
        model.Axes.Add(Axis(AxisPosition.Left, "US dollars a month", "$#,##0.##", 1, 1_000_000));
        model.Legends.Add(new Legend { LegendPosition = LegendPosition.TopLeft, LegendFontSize = 12, LegendLineSpacing = 5, LegendPadding = SlackOfFonts });
        foreach (var (index, one) in all.Index())
            model.Series.Add(Line(one, index));
        return new SvgExporter { Width = 860, Height = 540 }.ExportToString(model).ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
    }

    private static LogarithmicAxis Axis(AxisPosition position, string title, string format, double least, double most) => new()
    {
        Position = position,
        Title = title,
        StringFormat = format,
        Minimum = least,
        Maximum = most,
        MajorGridlineStyle = LineStyle.Solid,
        MajorGridlineColor = OxyColor.Parse("#DDDDDD"),
        TickStyle = TickStyle.Outside,
        AxisTitleDistance = position == AxisPosition.Left ? 20 : 4,
    };

    private static LineSeries Line(Rival one, int index)
    {
        var line = new LineSeries
        {
            Title = one.Name,
            Color = OxyColor.Parse(Colours[index % Colours.Length]),
            StrokeThickness = index == 0 ? 3.5 : 1.8,
            LineStyle = index == 0 ? LineStyle.Solid : index < 4 ? LineStyle.Dash : LineStyle.Dot,
        };
        for (double uploads = Least; uploads < Most * Step; uploads *= Step)
        {
            if (one.Usd((decimal)uploads) is > 0 and var usd)
                line.Points.Add(new DataPoint(uploads, (double)usd));
        }
        return line;
    }
}
