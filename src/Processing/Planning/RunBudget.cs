using MediaFunctions.Processing.Kinds;
using MediaFunctions.Processing.Media;

namespace MediaFunctions.Processing.Planning;

/// <summary>What a run may cost at worst. Pessimistic: limits and routing are made of it.</summary>
/// <param name="CpuSeconds">Seconds of one vCPU.</param>
/// <param name="OutputBytes">Bytes of all its files.</param>
/// <param name="MemoryBytes">Resident memory of FFmpeg.</param>
public sealed record RunBudget(double CpuSeconds, long OutputBytes, long MemoryBytes)
{
    private const double UnknownDuration = 3600;
    private const double UnknownFrameRate = 60;
    private const double GroupOfPicturesSeconds = 20;
    private const double PixelsPerCpuSecond = 40e6;
    private const double AudioSecondsPerCpuSecond = 30;
    private const long Start = 64L << 20;
    private const int FramesInMemory = 24;

    /// <summary>The budget of one run, its fallbacks left out.</summary>
    public static RunBudget For(PlannedRun run, MediaInfo media)
    {
        var duration = media.DurationSeconds ?? UnknownDuration;
        var pixels = run.Outputs.Any(output => output.File.MustHave.HasFlag(StreamKinds.Video))
            ? media.MainVideo is { } video ? (long)video.CodedWidth * video.CodedHeight : 0
            : 0;
        var frames = run.Inputs.Sum(read => Frames(read, media, duration));
        var heard = run.Outputs.Any(output => output.File.MustHave.HasFlag(StreamKinds.Audio)) ? duration : 0;
        return new RunBudget(
            1 + (frames * pixels / PixelsPerCpuSecond) + (heard / AudioSecondsPerCpuSecond),
            run.Outputs.Sum(output => Bytes(output, duration)),
            // Four bytes a pixel: 10 bits and 4:4:4 come near it.
            Start + (pixels * 4 * FramesInMemory));
    }

    private static double Frames(SourceRead read, MediaInfo media, double duration)
    {
        var rate = media.MainVideo?.FrameRate ?? UnknownFrameRate;
        return read switch
        {
            { OneFrame: true, SeekSeconds: null } or { OneFrame: true, Exact: false } => 2,
            { OneFrame: true } => Math.Min(GroupOfPicturesSeconds + read.LeadSeconds, duration) * rate,
            { MostFrames: { } most } => Math.Min(most, duration * rate),
            // The filters end the reading: from the key frame before, and a little further.
            { SeekSeconds: not null, Exact: false, LengthSeconds: null } => Math.Min(GroupOfPicturesSeconds, duration) * rate,
            { KeyFramesOnly: true } => read.LengthSeconds ?? duration,
            _ => (read.LengthSeconds ?? duration) * rate,
        };
    }

    private static long Bytes(PlannedOutput output, double duration)
    {
        const long head = 64 * 1024;
        if (output.Facts is { Width: { } width, Height: { } height })
            return head + ((long)width * height * 4);
        var samples = (output.Facts.Channels ?? 2) * (output.Facts.SampleRate ?? 48000);
        var kbps = output.Encoding.FirstOrDefault(option => option.Name == "b:a")?.Value;
        // Lossless: three bytes a sample at worst. The bit rate is a word of ours, "128k".
        var bytesPerSecond = kbps is null
            ? samples * 3.0
            : int.Parse(kbps.AsSpan(..^1), System.Globalization.CultureInfo.InvariantCulture) * 125.0 * 1.1;
        return head + (long)(duration * bytesPerSecond);
    }
}
