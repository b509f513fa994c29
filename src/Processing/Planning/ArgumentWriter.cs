using System.Globalization;
using System.Text.RegularExpressions;
using FFMpegCore;
using MediaFunctions.Processing.Kinds;

namespace MediaFunctions.Processing.Planning;

/// <summary>
/// From a planned run to FFmpeg's arguments. The runner adds what concerns the process (<c>-nostdin</c>, progress, log
/// level) in front. Nothing a user wrote comes here: names are checked, numbers are ours.
/// </summary>
public static partial class ArgumentWriter
{
    // With a large one the kernel takes in megabytes that FFmpeg then throws away by seeking.
    private const string ReceiveBuffer = "65536";

    /// <summary>The arguments as one line, to be split at blanks outside double quotes.</summary>
    /// <param name="source">Where the source is served, on numeric loopback.</param>
    /// <param name="workFolder">Takes the files; an absolute path.</param>
    /// <exception cref="ArgumentException">An address, a path, a whitelist or a name that could be taken for an option.</exception>
    public static string Write(PlannedRun run, Uri source, string workFolder, SourceFlags flags)
    {
        Check(run, source, workFolder, flags);
        var arguments = FFMpegArguments.FromUrlInput(source, options => Add(options, Input(run.Inputs[0], flags)));
        foreach (var read in run.Inputs.Skip(1))
            arguments.AddUrlInput(source, options => Add(options, Input(read, flags)));
        return arguments.OutputToMany(files =>
        {
            foreach (var output in run.Outputs)
                files.OutputToFile(Path.Combine(workFolder, output.File.Name), true, options => Add(options, Output(output, run.Inputs[0])));
        }).Arguments;
    }

    private static IEnumerable<FFmpegOption> Input(SourceRead read, SourceFlags flags) =>
    [
        new("protocol_whitelist", "http,tcp"),
        new("format_whitelist", flags.FormatWhitelist),
        new("rw_timeout", Text((long)flags.ReadTimeout.TotalMicroseconds)),
        new("recv_buffer_size", ReceiveBuffer),
        new("max_pixels", Text(flags.MaxPixels)),
        new("threads", Text(flags.DecoderThreads)),
        .. ReadOptions.For(read),
    ];

    private static IEnumerable<FFmpegOption> Output(PlannedOutput output, SourceRead read) =>
    [
        .. ReadOptions.Dropping(read),
        .. output.Streams.Select(stream => new FFmpegOption("map", $"0:{Text(stream)}")),
        .. output.Filters.Count > 0 ? [new FFmpegOption("vf", string.Join(',', output.Filters))] : Array.Empty<FFmpegOption>(),
        .. output.Encoding,
    ];

    private static void Add(FFMpegInputOptions options, IEnumerable<FFmpegOption> all)
    {
        foreach (var option in all)
            options.WithCustomArgument(option.ToString());
    }

    private static void Add(FFMpegOutputOptions options, IEnumerable<FFmpegOption> all)
    {
        foreach (var option in all)
            options.WithCustomArgument(option.ToString());
    }

    private static void Check(PlannedRun run, Uri source, string workFolder, SourceFlags flags)
    {
        if (source.Scheme != Uri.UriSchemeHttp || !source.IsLoopback)
            throw new ArgumentException("The source is read from loopback over http only.", nameof(source));
        if (!Path.IsPathFullyQualified(workFolder) || workFolder.AsSpan().IndexOfAny("\"\\\n\r") >= 0)
            throw new ArgumentException("The work folder is an absolute path without quotes.", nameof(workFolder));
        if (!Whitelist().IsMatch(flags.FormatWhitelist))
            throw new ArgumentException("The whitelist is names separated by commas.", nameof(flags));
        if (run.Outputs.Any(output => !FileName().IsMatch(output.File.Name)))
            throw new ArgumentException("A file's name is of a-z, 0-9, - and one dot.", nameof(run));
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\A[A-Za-z0-9_]+(?:,[A-Za-z0-9_]+)*\z")]
    private static partial Regex Whitelist();

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9-]*\.[a-z0-9]+\z")]
    private static partial Regex FileName();
}
