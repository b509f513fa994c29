using System.Globalization;
using MediaFunctions.Processing.Kinds;
using MediaFunctions.Processing.Media;
using MediaFunctions.Processing.Planning;

namespace MediaFunctions.Processing.Jobs.Explaining;

/// <summary>Which streams a run decodes: each once, however many outputs are made of it.</summary>
public static class DecodedStreams
{
    public static IReadOnlyList<string> Of(PlannedRun run, MediaInfo media) =>
        [.. run.Outputs.SelectMany(StreamPad.Decoded).Distinct().Select(pad => Words(run.Inputs[pad.Read], pad.Stream, media))];

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
