namespace MediaFunctions.Bench.Estimates;

/// <summary>Coefficients from measurements: the least sum of squared relative errors, none of them negative.</summary>
internal static class Fit
{
    /// <param name="rows">How much of each name, and what it took together.</param>
    public static SortedDictionary<string, double> Solve(IReadOnlyList<(Dictionary<string, double> Amounts, double Took)> rows)
    {
        var names = rows.SelectMany(row => row.Amounts.Keys).Distinct().Order(StringComparer.Ordinal).ToList();
        var found = new SortedDictionary<string, double>(names.ToDictionary(name => name, _ => 0.0), StringComparer.Ordinal);
        // What comes out below zero is nothing: the lowest is left out, and the rest is found anew.
        while (names.Count > 0)
        {
            // Each row is divided by what it took: an error of a tenth counts the same in a short run and in a long one.
            var line = Line([.. rows.Select(row => (names.Select(name => row.Amounts.GetValueOrDefault(name) / row.Took).ToArray(), 1.0))]);
            var lowest = Array.IndexOf(line, line.Min());
            if (line[lowest] >= 0)
            {
                foreach (var (name, value) in names.Zip(line))
                    found[name] = Round(value);
                break;
            }
            names.RemoveAt(lowest);
        }
        return found;
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
            // A column that says nothing new stays near zero.
            matrix[pivot, pivot] += Math.Max(matrix[pivot, pivot], 1e-12) * 1e-9;
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
