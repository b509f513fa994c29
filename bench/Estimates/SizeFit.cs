using MediaFunctions.Processing.Planning.Estimating;

namespace MediaFunctions.Bench.Estimates;

/// <summary>How large things become: for each encoder a product of powers, of each codec how many bytes it takes beside H.264.</summary>
internal static class SizeFit
{
    private static readonly string[] Exponents = ["detail", "smaller", "coarseness"];

    public static SortedDictionary<string, double> Of(IReadOnlyList<Trial> trials, Coefficients old)
    {
        var sizes = new SortedDictionary<string, double>(StringComparer.Ordinal);
        var tracks = trials
            .Select(trial => (Trial: trial, RunWork.Of(trial.Run, trial.Media, old).Encoded))
            // Noise vanishes as pictures become smaller, as nothing else does.
            .Where(made => made.Encoded.Count == 1 && made.Trial.Bytes > 0 && !made.Trial.Name.Contains("noise", StringComparison.Ordinal))
            .Select(made => (Track: made.Encoded[0], made.Trial.Bytes));
        foreach (var encoder in tracks.GroupBy(made => made.Track.Encoder))
        {
            var rows = encoder.Select(made => (
                new[] { 1, Math.Log(made.Track.Detail), Math.Log(made.Track.Smaller), -Math.Log(made.Track.Coarseness) },
                Math.Log(made.Bytes / 1e6 / made.Track.Megapixels))).ToList();
            var line = Fit.Line(rows);
            sizes[encoder.Key] = Fit.Round(Math.Exp(line[0]));
            foreach (var (name, exponent) in Exponents.Zip(line.Skip(1)))
                sizes[$"{encoder.Key}/{name}"] = Fit.Round(Math.Max(0, exponent));
        }
        foreach (var codec in trials.Where(trial => trial.Name.StartsWith("decode ", StringComparison.Ordinal) && trial.Name.Contains(',', StringComparison.Ordinal)).GroupBy(trial => trial.Media.MainVideo!.Codec))
            sizes[$"detail/{codec.Key}"] = Fit.Round(codec.Average(trial => trial.Media.SizeBytes) / trials.Where(trial => trial.Name is "decode h264, small" or "decode h264, large").Average(trial => trial.Media.SizeBytes));
        sizes["flac"] = Fit.Round(trials.First(trial => trial.Name == "say flac").Bytes / (120 * 2 * 48000));
        sizes["copiedSoundPerSecond"] = 16000;
        return sizes;
    }
}
