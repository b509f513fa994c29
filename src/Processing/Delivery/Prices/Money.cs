namespace MediaFunctions.Processing.Delivery.Prices;

/// <summary>Sums of money that are far below a cent.</summary>
public static class Money
{
    internal const decimal Million = 1_000_000;
    internal const decimal Billion = 1_000_000_000;
    private const int Digits = 3;
    private const int MostDecimals = 12;

    /// <summary>Three digits that say something, whatever the size: 0.000314 and not 0.00.</summary>
    public static decimal Round(decimal usd)
    {
        if (usd == 0)
            return 0;
        var decimals = Digits - 1 - (int)Math.Floor(Math.Log10((double)Math.Abs(usd)));
        // Without zeros at the end: a decimal keeps them, and JSON would show them.
        return decimal.Parse(Math.Round(usd, Math.Clamp(decimals, 2, MostDecimals)).ToString("0.############", Invariant), Invariant);
    }

    /// <summary>For people: <c>$0.000314</c>.</summary>
    public static string Text(decimal usd) => $"${Round(usd).ToString("0.00##########", Invariant)}";

    /// <summary>A measured number, absurd ones as nothing.</summary>
    internal static decimal Amount(double number) => double.IsFinite(number) && number is > 0 and < 1e12 ? (decimal)number : 0;

    private static System.Globalization.CultureInfo Invariant => System.Globalization.CultureInfo.InvariantCulture;
}
