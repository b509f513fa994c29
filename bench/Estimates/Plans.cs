using MediaFunctions.Processing.Kinds;
using MediaFunctions.Processing.Media;
using MediaFunctions.Processing.Planning;
using MediaFunctions.Processing.Recipes;

namespace MediaFunctions.Bench.Estimates;

/// <summary>Plans for experiments: a stream through some filters to an encoder or to nowhere, or what a recipe asks for.</summary>
internal static class Plans
{
    /// <summary>Decodes the picture, filters it, and drops it.</summary>
    public static PlannedRun Seen(MediaInfo media, params Filter[] filters) =>
        Run([SourceRead.Whole], Output([StreamTrack.Of(media.MainVideo!, filters)], [new("fps_mode", "passthrough")], null));

    /// <summary>Decodes the sound, filters it, and drops it.</summary>
    public static PlannedRun Heard(MediaInfo media, params Filter[] filters) =>
        Run([SourceRead.Whole], Output([StreamTrack.Of(media.MainAudio!, filters)], [], null));

    /// <summary>Encodes the picture.</summary>
    public static PlannedRun Encoded(MediaInfo media, IReadOnlyList<Filter> filters, string file, params FFmpegOption[] encoding) =>
        Run([SourceRead.Whole], Output([StreamTrack.Of(media.MainVideo!, filters)], [.. CleanOutput.Options, .. encoding], file));

    /// <summary>Takes the first packet, without decoding it.</summary>
    public static PlannedRun Opened(MediaInfo media) =>
        Run([new SourceRead { OneFrame = true }], Output([StreamTrack.Of(media.Video[0])], [new("c:v", "copy"), new("frames:v", "1"), new("f", "framecrc")], "o.txt"));

    /// <summary>Takes all packets, without decoding them.</summary>
    public static PlannedRun Copied(MediaInfo media) =>
        Run([SourceRead.Whole], Output([StreamTrack.Of(media.Video[0])], [new("c:v", "copy"), new("f", "framecrc")], "o.txt"));

    /// <summary>The same source so often, a frame of each.</summary>
    public static PlannedRun Joined(MediaInfo media, int times, SourceRead read)
    {
        var chains = Enumerable.Range(0, times)
            .Select(index => new FilterChain([Pad.Of(index, media.MainVideo!.Index)], [new Filter("trim", "end_frame=1")], $"r{index}"))
            .Append(new FilterChain([.. Enumerable.Range(0, times).Select(index => Pad.Of($"r{index}"))], [new Filter("concat", $"n={times}")], "all"));
        return Run(
            [.. Enumerable.Repeat(read, times)],
            Output([new GraphTrack(StreamKinds.Video, [.. chains])], [new("fps_mode", "passthrough")], null));
    }

    /// <summary>The decoder's frames through so many graphs.</summary>
    public static PlannedRun Passed(MediaInfo media, int graphs)
    {
        var run = Seen(media);
        return run with { Parts = [.. Enumerable.Range(0, graphs).Select(graph => new RunPart { Output = run.Outputs[0] with { Name = $"o{graph}" } })] };
    }

    /// <summary>The only run of a recipe with one output.</summary>
    public static PlannedRun Of(MediaInfo media, string output)
    {
        var recipe = Recipe.Parse("r", $$$"""{"outputs":{"o":{{{output}}}}}""").Value ?? throw new InvalidOperationException(output);
        return Planner.Plan(recipe, media).Value!.Runs[0];
    }

    private static PlannedRun Run(IReadOnlyList<SourceRead> reads, PlannedOutput output) => new()
    {
        Name = "o",
        Inputs = reads,
        Parts = [new RunPart { Output = output }],
        Reasons = [],
    };

    private static PlannedOutput Output(IReadOnlyList<PlannedTrack> tracks, IReadOnlyList<FFmpegOption> encoding, string? file) => new()
    {
        Name = "o",
        Kind = "bench",
        Tracks = tracks,
        Encoding = encoding,
        File = new PlannedFile { Name = file ?? "o.null", ByFilter = file is null, ContentType = "", NeedsSeekableFile = true, MustHave = StreamKinds.None },
        Facts = new OutputFacts(),
    };
}
