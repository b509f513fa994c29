namespace MediaFunctions.Bench.Estimates;

/// <summary>Coefficients from measurements: the least sum of squared relative errors, none of them negative.</summary>
internal static class Fit
{
    private const int Sweeps = 4000;

    /// <param name="rows">How much of each name, and what it took together.</param>
    public static SortedDictionary<string, double> Solve(IReadOnlyList<(IReadOnlyDictionary<string, double> Amounts, double Took)> rows)
    {
        var names = rows.SelectMany(row => row.Amounts.Keys).Distinct().Order(StringComparer.Ordinal).ToList();
        // Each row is divided by what it took: an error of a tenth counts the same in a short run and in a long one.
        var columns = names.Select(name => rows.Select(row => row.Amounts.GetValueOrDefault(name) / row.Took).ToArray()).ToList();
        var left = rows.Select(_ => 1.0).ToArray();
        var found = new double[names.Count];
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            foreach (var (place, column) in columns.Index())
            {
                var square = column.Sum(amount => amount * amount);
                if (square == 0)
                    continue;
                var better = Math.Max(0, found[place] + (column.Zip(left, (amount, rest) => amount * rest).Sum() / square));
                for (var row = 0; row < left.Length; row++)
                    left[row] -= column[row] * (better - found[place]);
                found[place] = better;
            }
        }
        return new(names.Zip(found).ToDictionary(pair => pair.First, pair => Round(pair.Second)), StringComparer.Ordinal);
    }

    /// <summary>Coefficients of a sum, by ordinary least squares: the first column is one where a constant is wanted.</summary>
    public static double[] Line(IReadOnlyList<(double[] Of, double Is)> rows)
    {
        var size = rows[0].Of.Length;
        var matrix = new double[size, size + 1];
        foreach (var (of, value) in rows)
        {
            for (var i = 0; i < size; i++)
            {
                for (var j = 0; j < size; j++)
                    matrix[i, j] += of[i] * of[j];
                matrix[i, size] += of[i] * value;
            }
        }
        return Eliminate(matrix, size);
    }

    public static double Round(double value) => value == 0 ? 0 : Math.Round(value, Math.Clamp(3 - (int)Math.Floor(Math.Log10(Math.Abs(value))), 0, 12));

    private static double[] Eliminate(double[,] matrix, int size)
    {
        for (var pivot = 0; pivot < size; pivot++)
        {
            // A column that says nothing new stays zero.
            matrix[pivot, pivot] += 1e-9;
            for (var row = 0; row < size; row++)
            {
                if (row == pivot)
                    continue;
                var factor = matrix[row, pivot] / matrix[pivot, pivot];
                for (var column = pivot; column <= size; column++)
                    matrix[row, column] -= factor * matrix[pivot, column];
            }
        }
        return [.. Enumerable.Range(0, size).Select(row => matrix[row, size] / matrix[row, row])];
    }
}
