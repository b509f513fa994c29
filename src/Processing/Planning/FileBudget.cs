using System.Globalization;
using MediaFunctions.Processing.Kinds;
using MediaFunctions.Processing.Kinds.Preview;
using MediaFunctions.Processing.Media;

namespace MediaFunctions.Processing.Planning;

/// <summary>What can stand on the disk while a run works, known before it does: the files that cannot be streamed out.</summary>
/// <remarks>
/// At most, by the words of encoder and source: an encoder's bit rate for the length, samples for what is lossless, the
/// source's own bytes for what is copied. A source that is longer than it says ends at the limit of its files.
/// </remarks>
public static class FileBudget
{
    private const long Head = 64 * 1024;

    // An MP4's index: 60 frames of 24 bytes and 47 of sound.
    private const long IndexBytesPerSecond = 2 * 1024;

    // An average bit rate is met over the whole; what is short may exceed it.
    private const double Overshoot = 1.25;

    // How much denser the copied part of a film may be than the whole.
    private const double DensePart = 2;
    private const long DenseGroup = 8 * 1024 * 1024;

    /// <summary>
    /// Why a run can never be made, as <c>out-of-space</c>; null where there is room. By the setting alone: a disk that others
    /// have filled is no fault of the file.
    /// </summary>
    public static Failure? Objection(PlannedRun run, MediaInfo media, RunRoom room)
    {
        // Runs are merged as far as there is room, so that what does not fit is one output and no sum.
        foreach (var output in OnDisk(run))
        {
            if (Of(output, run.Inputs[0], media) is { } bytes && bytes > room.FileBytes)
                return NoRoom(output.Name, bytes, room.FileBytes);
        }
        return null;
    }

    /// <summary>All files of a run together, bytes.</summary>
    /// <param name="fileBytes">The most bytes of a file that nobody can tell beforehand: there its run ends.</param>
    public static long Of(PlannedRun run, MediaInfo media, long fileBytes) =>
        // As a double, which has room for any number of limits that are none.
        (long)OnDisk(run).Sum(output => (double)(Of(output, run.Inputs[0], media) ?? fileBytes));

    /// <summary>The most bytes of an output's file; null where the source does not say how long it is.</summary>
    public static long? Of(PlannedOutput output, SourceRead read, MediaInfo media)
    {
        if (Word(output, "f") == "webp")
            return Head + (long)PreviewShape.MostPixels;
        if ((output.Facts.DurationSeconds ?? read.LengthSeconds ?? media.DurationSeconds) is not { } seconds)
            return null;
        var copies = output.Copies(StreamKinds.Video) || output.Copies(StreamKinds.Audio);
        var rates = Bits(output, "maxrate:v") + (Bits(output, "b:a") * Overshoot) + Lossless(output);
        var bytes = Head + (seconds * ((rates / 8) + IndexBytesPerSecond)) + (Bits(output, "bufsize:v") / 8);
        return (long)bytes + (copies ? Copied(seconds, media) : 0);
    }

    private static long Copied(double seconds, MediaInfo media) => media.DurationSeconds is > 0 and { } whole
        ? Math.Min(media.SizeBytes, DenseGroup + (long)(DensePart * media.SizeBytes * seconds / whole))
        : media.SizeBytes;

    /// <summary>Bits a second of samples: FLAC of noise takes as many as they are.</summary>
    private static double Lossless(PlannedOutput output)
    {
        var bits = Word(output, "c:a") switch
        {
            "pcm_s16le" => 16,
            "pcm_s24le" => 24,
            "flac" => Word(output, "sample_fmt") == "s16" ? 16 : 24,
            _ => 0,
        };
        return (double)bits * (output.Facts.Channels ?? 2) * (output.Facts.SampleRate ?? 48000);
    }

    private static IEnumerable<PlannedOutput> OnDisk(PlannedRun run) => run.Outputs.Where(output => output.File.NeedsSeekableFile);

    private static string? Word(PlannedOutput output, string option) => output.Encoding.FirstOrDefault(other => other.Name == option)?.Value;

    /// <summary>Our bit rates are words: "128k".</summary>
    private static double Bits(PlannedOutput output, string option) =>
        Word(output, option) is { } word ? 1000 * double.Parse(word.AsSpan(..^1), CultureInfo.InvariantCulture) : 0;

    private static Failure NoRoom(string output, long bytes, long fileBytes) => new(
        FailureCode.OutOfSpace,
        string.Create(CultureInfo.InvariantCulture, $"The output \"{output}\" needs a file of up to {bytes} bytes, and a run may write {fileBytes} (Limits:FileBytes). ")
        + "Ask for a smaller preset, a lower bit rate or a shorter part, or for what needs no file: hls for a film, mp3 or opus for sound.");
}
