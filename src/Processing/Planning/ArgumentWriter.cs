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
    /// <param name="inputs">Where each input of the run is served, in the run's order.</param>
    /// <param name="workFolder">Takes the files; an absolute path. Also the process's working directory.</param>
    /// <param name="sink">Takes what is streamed, a slash at its end; null: that goes to the work folder too.</param>
    /// <exception cref="ArgumentException">An address, a path, a whitelist or a name that could be taken for an option.</exception>
    public static string Write(PlannedRun run, IReadOnlyList<RunInput> inputs, string workFolder, Uri? sink = null)
    {
        Check(run, inputs, workFolder, sink);
        var tracks = new TrackOptions(run.Outputs);
        var arguments = FFMpegArguments.FromUrlInput(inputs[0].Url, options => Add(options, Input(0)));
        foreach (var (place, input) in inputs.Index().Skip(1))
            arguments.AddUrlInput(input.Url, options => Add(options, Input(place)));
        return arguments.OutputToMany(files =>
        {
            foreach (var (index, output) in run.Outputs.Index())
            {
                var streamedTo = output.File.IsStreamed ? sink : null;
                files.OutputToFile(
                    Target(output.File, workFolder, streamedTo), true, options => Add(options, Output(output, tracks.For(index), run.Inputs[0], streamedTo)));
            }
        }).Arguments;

        IEnumerable<FFmpegOption> Input(int place) => ArgumentWriter.Input(
            run.Inputs[place], inputs[place].Flags, run.Outputs.SelectMany(StreamPad.Used).Where(pad => pad.Read == place).Select(pad => pad.Stream));
    }

    /// <summary>The same for a run whose every input is the job's source.</summary>
    public static string Write(PlannedRun run, Uri source, string workFolder, SourceFlags flags, Uri? sink = null) =>
        Write(run, [.. run.Inputs.Select(_ => new RunInput(source, flags))], workFolder, sink);

    private static IEnumerable<FFmpegOption> Input(SourceRead read, SourceFlags flags, IEnumerable<int> streams) =>
    [
        new("protocol_whitelist", "http,tcp"),
        new("format_whitelist", flags.FormatWhitelist),
        new("rw_timeout", Text((long)flags.ReadTimeout.TotalMicroseconds)),
        new("recv_buffer_size", ReceiveBuffer),
        new("max_pixels", Text(flags.MaxPixels)),
        new("threads", Text(flags.DecoderThreads)),
        .. read.IsShort && flags.IsKnownByHead ? [new FFmpegOption("nofind_stream_info")] : Array.Empty<FFmpegOption>(),
        .. ReadOptions.KeepingTime(read, flags, streams),
        .. ReadOptions.For(read),
    ];

    private static IEnumerable<FFmpegOption> Output(PlannedOutput output, IEnumerable<FFmpegOption> tracks, SourceRead read, Uri? sink) =>
    [
        .. ReadOptions.Dropping(read),
        .. tracks,
        .. output.Encoding,
        .. sink is null ? [] : SinkOptions.For(output),
        .. output.File.ByFilter ? [new FFmpegOption("f", "null")] : Array.Empty<FFmpegOption>(),
    ];

    private static string Target(PlannedFile file, string workFolder, Uri? sink) =>
        file.ByFilter ? "-"
        // As text: a pattern's percent sign would be escaped in a Uri.
        : sink is not null ? sink.AbsoluteUri + file.Name
        : Path.Combine(workFolder, file.Name);

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

    private static void Check(PlannedRun run, IReadOnlyList<RunInput> inputs, string workFolder, Uri? sink)
    {
        if (inputs.Count != run.Inputs.Count)
            throw new ArgumentException($"The run has {run.Inputs.Count} inputs, and {inputs.Count} are served.", nameof(inputs));
        if (inputs.Any(input => input.Url.Scheme != Uri.UriSchemeHttp || !input.Url.IsLoopback))
            throw new ArgumentException("Inputs are read from loopback over http only.", nameof(inputs));
        if (sink is not null && (sink.Scheme != Uri.UriSchemeHttp || !sink.IsLoopback || !sink.AbsoluteUri.EndsWith('/') || sink.AbsoluteUri.Contains('%')))
            throw new ArgumentException("Outputs are streamed to loopback over http only, to an address with a slash at its end.", nameof(sink));
        if (!Path.IsPathFullyQualified(workFolder) || workFolder.AsSpan().IndexOfAny("\"\\\n\r") >= 0)
            throw new ArgumentException("The work folder is an absolute path without quotes.", nameof(workFolder));
        if (inputs.Any(input => !Whitelist().IsMatch(input.Flags.FormatWhitelist)))
            throw new ArgumentException("The whitelist is names separated by commas.", nameof(inputs));
        if (run.Outputs.Any(output => !FileName().IsMatch(output.File.Name)))
            throw new ArgumentException("A file's name is of a-z, 0-9, - and one dot; patterns stand in a folder.", nameof(run));
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\A[A-Za-z0-9_]+(?:,[A-Za-z0-9_]+)*\z")]
    private static partial Regex Whitelist();

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9-]*(?:/[a-z0-9%][a-z0-9%-]*)?\.[a-z0-9]+\z")]
    private static partial Regex FileName();
}
