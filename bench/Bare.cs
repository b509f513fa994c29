using System.Globalization;
using System.Text.RegularExpressions;
using MediaFunctions.Processing.Media;
using MediaFunctions.Processing.Planning;

namespace MediaFunctions.Bench;

/// <summary>The bare program on a local file, with the very arguments that the pipeline gives it.</summary>
/// <param name="ffmpeg">Our build, without the launcher and its limits.</param>
internal sealed partial class Bare(string ffmpeg)
{
    private static readonly Uri Nowhere = new("http://127.0.0.1:9/source");

    /// <summary>Carries out a plan in a folder.</summary>
    public Task<Sample> RunAsync(JobPlan plan, MediaInfo media, string clip, string folder) =>
        Plans.RunAsync(plan, folder, (run, own) => RunAsync(Arguments(run, media, clip, own), own));

    /// <summary>One run's arguments, as one line.</summary>
    public static string Arguments(PlannedRun run, MediaInfo media, string clip, string folder) => OfTheNetwork().Replace(
        ArgumentWriter.Write(run, Nowhere, folder, SourceFlags.Of(media)), "").Replace(Nowhere.ToString(), clip, StringComparison.Ordinal);

    private async Task<Sample> RunAsync(string arguments, string folder)
    {
        var result = await Child.RunLineAsync(ffmpeg, $"-hide_banner -nostdin -nostats -benchmark {arguments}", folder);
        var times = Times().Match(result.Errors);
        return times.Success
            ? new Sample { CpuSeconds = Seconds(times.Groups[1]) + Seconds(times.Groups[2]) }
            : throw new InvalidOperationException($"{ffmpeg} did not say how long it took: {result.Errors}");
    }

    private static double Seconds(Group text) => double.Parse(text.ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"-protocol_whitelist \S+ |-rw_timeout \S+ |-recv_buffer_size \S+ ")]
    private static partial Regex OfTheNetwork();

    [GeneratedRegex(@"bench: utime=([\d.]+)s stime=([\d.]+)s", RegexOptions.RightToLeft)]
    private static partial Regex Times();
}
