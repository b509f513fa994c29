using System.Globalization;
using System.Text.Json;

namespace MediaFunctions.Processing.Planning.Estimating;

/// <summary>From the JSON of a calibration to coefficients.</summary>
public static class CoefficientsReader
{
    private const string Folder = "MediaFunctions.Processing.Planning.Coefficients.";

    /// <summary>What the model asks for by name, whatever the codec.</summary>
    private static readonly (string Member, Func<CoefficientsFile, IReadOnlyDictionary<string, double>?> Rates, string[] Names)[] Required =
    [
        ("cpuSeconds", file => file.CpuSeconds, ["process", "input", "read", "frame", "scale/in", "scale/out", "encode/libx264", "decode/h264", "hear/aac", "say/aac"]),
        ("memoryMegabytes", file => file.MemoryMegabytes, ["process", "input", "decode/h264", "slice/h264", "encode/libx264"]),
        ("addressMegabytes", file => file.AddressMegabytes, ["resident", "process", "thread"]),
        ("serial", file => file.Serial, ["film", "picture", "sound"]),
        ("bytes", file => file.Bytes, ["libx264", "libx264/detail", "mjpeg", "libwebp", "png", "gif"]),
        ("reading", file => file.Reading, ["groupSeconds", "framesAhead", "head", "indexPerSecond", "place", "bytesPerSecond", "bytesPerRequest"]),
        ("job", file => file.Job, ["cpuSeconds", "wallSeconds", "cpuSecondsPerOutput", "writes", "reads", "bytesWritten"]),
    ];

    /// <summary>The coefficients, or all that is wrong with the text, each mistake with its path.</summary>
    public static Result<Coefficients, CoefficientMistakes> Read(string text)
    {
        CoefficientsFile? file;
        try
        {
            file = JsonSerializer.Deserialize(text, CoefficientsJson.Default.CoefficientsFile);
        }
        catch (JsonException e)
        {
            return new CoefficientMistakes([$"{e.Path ?? "$"}: {e.Message}"]);
        }
        if (file is null)
            return new CoefficientMistakes(["$: expected an object"]);
        List<string> mistakes = [.. Head(file), .. Required.SelectMany(part => Problems(part.Member, part.Rates(file), part.Names))];
        if (mistakes.Count > 0)
            return new CoefficientMistakes(mistakes);
        return new Coefficients
        {
            Date = file.Date!,
            Machine = file.Machine!,
            FFmpeg = file.FFmpeg!,
            Note = file.Note,
            CpuSeconds = new Rates(file.CpuSeconds!),
            Memory = new Rates(file.MemoryMegabytes!),
            Address = new Rates(file.AddressMegabytes!),
            Serial = new Rates(file.Serial!),
            Bytes = new Rates(file.Bytes!),
            Reading = new Rates(file.Reading!),
            Job = new Rates(file.Job!),
        };
    }

    internal static Coefficients BuiltIn()
    {
        var assembly = typeof(CoefficientsReader).Assembly;
        // Names are dates: the last is the newest.
        var newest = assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Max(StringComparer.Ordinal)
            ?? throw new InvalidOperationException($"The assembly lacks its resources {Folder}*.");
        using var text = new StreamReader(assembly.GetManifestResourceStream(newest)!);
        return Read(text.ReadToEnd()).Succeeded(out var coefficients, out var mistakes)
            ? coefficients
            : throw new InvalidOperationException($"{newest} has mistakes: {mistakes}");
    }

    private static IEnumerable<string> Head(CoefficientsFile file)
    {
        if (!DateOnly.TryParseExact(file.Date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            yield return "$.date: expected a date such as 2026-11-24";
        if (string.IsNullOrWhiteSpace(file.Machine))
            yield return "$.machine: expected what was measured on";
        if (string.IsNullOrWhiteSpace(file.FFmpeg))
            yield return "$.ffmpeg: expected the build that was measured";
    }

    private static IEnumerable<string> Problems(string member, IReadOnlyDictionary<string, double>? rates, string[] names)
    {
        if (rates is null)
            return [$"$.{member}: expected an object"];
        return rates.Where(rate => !(rate.Value >= 0) || !double.IsFinite(rate.Value)).Select(rate => $"$.{member}['{rate.Key}']: expected a number from 0")
            .Concat(names.Where(name => !rates.ContainsKey(name)).Select(name => $"$.{member}['{name}']: expected a number; found nothing"));
    }
}
