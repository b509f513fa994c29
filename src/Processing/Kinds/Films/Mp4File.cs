namespace MediaFunctions.Processing.Kinds.Films;

/// <summary>The index (<c>moov</c>) of an MP4 that we wrote.</summary>
/// <param name="path">The file.</param>
/// <param name="offset">Where the index's content begins in it.</param>
/// <param name="index">That content.</param>
public sealed class Mp4File(string path, long offset, Memory<byte> index)
{
    /// <summary>Reads the index of a file; an empty one where there is none.</summary>
    public static Mp4File Read(string path)
    {
        using var file = File.OpenRead(path);
        Span<byte> head = stackalloc byte[Mp4Boxes.LongHead];
        for (long at = 0; at + Mp4Boxes.Head <= file.Length;)
        {
            file.Position = at;
            var read = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
            var size = Mp4Boxes.Size(head[..read], file.Length - at);
            if (head[4..8].SequenceEqual("moov"u8))
            {
                var content = new byte[size - Mp4Boxes.Head];
                file.Position = at + Mp4Boxes.Head;
                file.ReadExactly(content);
                return new Mp4File(path, at + Mp4Boxes.Head, content);
            }
            at += size;
        }
        return new Mp4File(path, 0, default);
    }

    /// <summary>The tracks' codecs as RFC 6381 names them, e.g. <c>avc1.64001f</c>; what has no such name is left out.</summary>
    public IReadOnlyList<string> Codecs() =>
        [.. Mp4Boxes.At(index, "trak", "mdia", "minf", "stbl", "stsd").Select(Mp4Codec.Name).OfType<string>()];

    /// <summary>How long it is shown, seconds; null where there is no index.</summary>
    /// <remarks>
    /// By the edit lists. FFmpeg's own word is the sum of the samples' durations, which leaves out how long the last frames
    /// stand where the frame rate is variable.
    /// </remarks>
    public double? DurationSeconds() => Mp4Boxes.At(index, "mvhd").Select(movie => (double?)Mp4Durations.Seconds(movie.Span)).FirstOrDefault();

    /// <summary>
    /// When the last sample of any track begins to be shown, or a little later, seconds: what edit lists skip in front counts
    /// too. 0 where there is no index.
    /// </summary>
    public double LastShownSeconds() => Mp4Boxes.At(index, "trak", "mdia").Select(LastShownSeconds).DefaultIfEmpty().Max();

    /// <summary>
    /// Ends every track at this time, for players that heed edit lists; what else is in the file are the few frames that
    /// frames before the end are made of. Nothing becomes longer.
    /// </summary>
    /// <param name="seconds">From the start.</param>
    public void EndAt(double seconds)
    {
        foreach (var movie in Mp4Boxes.At(index, "mvhd"))
        {
            var end = (long)Math.Round(seconds * Mp4Durations.Timescale(movie.Span));
            Mp4Durations.EndMovie(movie.Span, end);
            foreach (var track in Mp4Boxes.At(index, "trak", "tkhd"))
                Mp4Durations.EndTrack(track.Span, end);
            foreach (var edits in Mp4Boxes.At(index, "trak", "edts", "elst"))
                Mp4Durations.EndEdits(edits.Span, end);
        }
        using var file = File.OpenWrite(path);
        file.Position = offset;
        file.Write(index.Span);
    }

    private static double LastShownSeconds(Memory<byte> media)
    {
        var last = Mp4Times.LastShown(Table(media, "stts"), Table(media, "ctts"));
        return Mp4Boxes.At(media, "mdhd").Select(head => last / (double)Mp4Durations.Timescale(head.Span)).FirstOrDefault();
    }

    private static ReadOnlySpan<byte> Table(Memory<byte> media, string name) => Mp4Boxes.At(media, "minf", "stbl", name).FirstOrDefault().Span;
}
