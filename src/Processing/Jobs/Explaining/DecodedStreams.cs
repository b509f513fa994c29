using System.Globalization;
using MediaFunctions.Processing.Kinds;
using MediaFunctions.Processing.Media;
using MediaFunctions.Processing.Planning;

namespace MediaFunctions.Processing.Jobs.Explaining;

/// <summary>Which streams a run decodes: each once, however many outputs are made of it.</summary>
public static class DecodedStreams
{
    public static IReadOnlyList<string> Of(PlannedRun run, MediaInfo media) =>
        [.. run.Outputs.SelectMany(Pads).Distinct().Select(pad => Words(run.Inputs[pad.Read], pad.Stream, media))];

    private static IEnumerable<(int Read, int Stream)> Pads(PlannedOutput output) => output.Tracks.SelectMany(track => track switch
    {
        StreamTrack stream => Copies(output, stream.Type) ? [] : [(0, stream.Stream)],
        GraphTrack graph => graph.Chains.SelectMany(chain => chain.From).Where(pad => pad.Stream is not null).Select(pad => (pad.Read, pad.Stream!.Value)),
        // Another end of a graph that is there by itself.
        _ => [],
    });

    private static bool Copies(PlannedOutput output, StreamKinds type) => output.Encoding.Any(option =>
        option.Value == "copy" && (option.Name == "c" || option.Name == (type == StreamKinds.Video ? "c:v" : "c:a")));

    private static string Words(SourceRead read, int index, MediaInfo media)
    {
        if (read.ObjectKey is { } key)
            return $"the picture {key}";
        var frames = read switch
        {
            { OneFrame: true, SeekSeconds: not null, Exact: true } => ", from the key frame before",
            { OneFrame: true } => ", one frame",
            { KeyFramesOnly: true } => ", key frames only",
            _ => "",
        };
        if (media.Video.FirstOrDefault(video => video.Index == index) is { } picture)
            return Text($"video {index}: {picture.Codec} {picture.CodedWidth}x{picture.CodedHeight}{Rate(picture.FrameRate)}{frames}");
        return media.Audio.FirstOrDefault(audio => audio.Index == index) is { } sound
            ? Text($"audio {index}: {sound.Codec} {sound.Channels} channels, {sound.SampleRate} Hz")
            : Text($"stream {index}");
    }

    private static string Rate(double? rate) => rate is { } known ? Text($" at {known:0.##} frames/s") : "";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
