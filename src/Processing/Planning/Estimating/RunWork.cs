using System.Globalization;
using MediaFunctions.Processing.Kinds;
using MediaFunctions.Processing.Kinds.Encoding;
using MediaFunctions.Processing.Media;

namespace MediaFunctions.Processing.Planning.Estimating;

/// <summary>All that one run does, counted: what its inputs read and decode, each stream once, and what its outputs take.</summary>
public sealed class RunWork
{
    // One that asks, and two that work at frames, or one beside it at slices.
    private const double ThreadsOfFrames = 3;
    private const double ThreadsOfSlices = 2;

    private readonly PlannedRun run;
    private readonly MediaInfo media;
    private readonly Coefficients coefficients;
    private readonly SourceFacts source;
    private readonly HashSet<(int Read, int Stream)> decoded = [];

    private RunWork(PlannedRun run, MediaInfo media, Coefficients coefficients)
    {
        (this.run, this.media, this.coefficients) = (run, media, coefficients);
        source = new SourceFacts(media, coefficients.Reading.Of("groupSeconds"));
    }

    /// <summary>Work by the names that <see cref="Coefficients.CpuSeconds"/> has.</summary>
    public Amounts Cpu { get; } = new();

    /// <summary>What is held by the names that <see cref="Coefficients.Memory"/> and <see cref="Coefficients.Address"/> have.</summary>
    public Amounts Memory { get; } = new();

    /// <summary>What each encoder is given, in the order of outputs and tracks.</summary>
    internal List<EncodedTrack> Encoded { get; } = [];

    /// <summary>Bytes of the source that are fetched.</summary>
    public double BytesRead { get; private set; }

    /// <summary>Bytes of what is published.</summary>
    public double BytesWritten { get; private set; }

    /// <summary>Files of what is published.</summary>
    public double Files { get; private set; }

    /// <summary>Of what is streamed while it is written: so many files of so many bytes each.</summary>
    public List<(double Files, double BytesEach)> Streamed { get; } = [];

    /// <summary>What it is for the most part, by the names that <see cref="Coefficients.Serial"/> has.</summary>
    public string Character =>
        Cpu.All.Keys.Any(name => name.StartsWith("encode/libx264", StringComparison.Ordinal)) ? "film"
        : Cpu.All.Keys.Any(name => name.StartsWith("decode/", StringComparison.Ordinal)) ? "picture"
        : "sound";

    /// <summary>Counts a run, its fallbacks left out.</summary>
    public static RunWork Of(PlannedRun run, MediaInfo media, Coefficients coefficients)
    {
        var work = new RunWork(run, media, coefficients);
        work.Cpu.Add("process", 1);
        work.Memory.Add("process", 1);
        work.AddInputs();
        foreach (var part in run.Parts)
            work.AddOutput(part.Output, isPublished: part.Completes is null);
        return work;
    }

    private void AddInputs()
    {
        Cpu.Add("input", run.Inputs.Count);
        Memory.Add("input", run.Inputs.Count);
        Memory.Add("thread", run.Inputs.Count);
        // To know what is in it FFmpeg decodes a little of its picture, whatever is wanted of it.
        if (media.MainVideo is { } shown && Pictures.Of(shown, 1, 0) is var one)
        {
            Cpu.Add("look", run.Inputs.Count * one.Megapixels);
            Memory.Add("look", run.Inputs.Count * one.Megabytes);
        }
        var video = run.Outputs.SelectMany(output => output.Tracks).Any(track => track.Type == StreamKinds.Video) ? media.MainVideo : null;
        var bytes = run.Inputs.Index().Where(read => read.Item.ObjectKey is null).Select(read => ReadingOf(read.Index).Bytes(video)).ToList();
        Cpu.Add("read", bytes.Sum() / 1e6);
        // They share a cache, and each begins with the same.
        var head = Reading.HeadBytes(source, coefficients.Reading);
        BytesRead = Math.Min(source.SizeBytes, head + bytes.Sum(each => Math.Max(0, each - head)));
    }

    private void AddOutput(PlannedOutput output, bool isPublished)
    {
        // Of each track its filters and its encoder, and the muxer of all.
        Memory.Add("thread", 1 + (2 * output.Tracks.Count));
        var filters = new PictureFilters(Cpu, Memory, seconds => media.MainVideo is { } main ? source.KeyFrames(main, seconds) : 1);
        var tracks = new PictureTracks(run, media, Delivered, filters, Cpu, Memory);
        IReadOnlyList<Pictures> made = output.Copies(StreamKinds.Video) ? [] : tracks.Of(output);
        var bytes = output.Copies(StreamKinds.Video)
            ? Share(ReadingOf(0).Seconds) * source.PictureBytes
            : made.Index().Sum(track => Encode(output, track.Index, track.Item)) * 1e6;
        foreach (var track in output.Tracks.OfType<StreamTrack>().Where(track => track.Type == StreamKinds.Audio))
            bytes += Sound(output, track);
        if (!isPublished || output.PublishedBytes == 0)
            return;
        var (published, files) = (output.PublishedBytes ?? bytes, FilesOf(output, made));
        BytesWritten += published;
        Files += files;
        if (output.File.IsStreamed)
            Streamed.Add((files, published / files));
    }

    /// <summary>Segments of each track, or a sheet each picture, with what names them; else one.</summary>
    private double FilesOf(PlannedOutput output, IReadOnlyList<Pictures> made)
    {
        if (output.Encoding.FirstOrDefault(option => option.Name == "hls_time")?.Value is { } segment)
            return 1 + (output.Tracks.Count * (2 + Math.Ceiling(ReadingOf(0).Seconds / double.Parse(segment, CultureInfo.InvariantCulture))));
        return output.File.Name.Contains('%', StringComparison.Ordinal) ? 1 + made.Sum(pictures => pictures.Frames) : 1;
    }

    private double Encode(PlannedOutput output, int number, Pictures pictures)
    {
        if (PictureEncoder.Of(output, number) is not { } encoder || media.MainVideo is not { } video)
            return 0;
        var smaller = Pictures.Of(video, 1, 0).Megapixels / pictures.Megapixels;
        var track = new EncodedTrack(encoder.Name, pictures, Detail(video), smaller, encoder.Coarseness);
        Encoded.Add(track);
        var megabytes = Math.Min(track.Megabytes(coefficients.Bytes), encoder.MostMegabytes(pictures));
        encoder.Add(Cpu, Memory, pictures, megabytes);
        return megabytes;
    }

    /// <summary>
    /// Bytes of a pixel of the source, as they would be in H.264. Of a source with more frames a second than any output
    /// has, those that are left show the change of those that were dropped, too.
    /// </summary>
    private double Detail(VideoStream video)
    {
        var codec = coefficients.Bytes.All.GetValueOrDefault($"detail/{video.Codec}", 1);
        var left = Math.Max(1, SourceFacts.Rate(video) / FrameRates.Fastest);
        return source.MegabytesPerFrame(video) * left / Pictures.Of(video, 1, 0).Megapixels / codec;
    }

    private double Sound(PlannedOutput output, StreamTrack track)
    {
        var audio = media.Audio.First(audio => audio.Index == track.Stream);
        var seconds = ReadingOf(0).Seconds;
        if (!output.Copies(StreamKinds.Audio) && decoded.Add((0, audio.Index)))
        {
            Cpu.Add($"hear/{audio.Codec}", SoundWork.Units(seconds, audio.Channels, audio.SampleRate));
            Memory.Add("thread", 1);
            Memory.Add($"hear/{audio.Codec}", 1);
        }
        SoundWork.Add(Cpu, Memory, output, track, audio, seconds);
        return SoundWork.Bytes(output, audio, seconds, coefficients.Bytes);
    }

    private Pictures Delivered(int read, VideoStream video)
    {
        var reading = ReadingOf(read);
        if (decoded.Add((read, video.Index)))
        {
            var (frames, one) = (reading.Decoded(video), Pictures.Of(video, 1, 0));
            var codec = one.IsDeep ? $"{video.Codec}-deep" : video.Codec;
            Cpu.Add($"decode/{codec}", frames * one.Megapixels);
            Cpu.Add($"decode/{codec}/bytes", frames * source.MegabytesPerFrame(video));
            Cpu.Add("frame", frames);
            var inSlices = run.Inputs[read] is { OneFrame: true } or { MostFrames: not null };
            Memory.Add("thread", inSlices ? ThreadsOfSlices : ThreadsOfFrames);
            Memory.Add($"{(inSlices ? "slice" : "decode")}/{video.Codec}", one.Megabytes);
        }
        return reading.Delivered(video);
    }

    private Reading ReadingOf(int read) => new(run.Inputs[read], source, coefficients.Reading, EndsAfter(read));

    /// <summary>Where the filters of all outputs have what they want of an input; null where one of them takes all.</summary>
    private double? EndsAfter(int read)
    {
        var last = 0.0;
        foreach (var track in run.Outputs.SelectMany(output => output.Tracks))
        {
            if (track is StreamTrack && read == 0)
                return null;
            foreach (var chain in track is GraphTrack graph ? graph.Chains.Where(chain => chain.From.Any(pad => pad.Stream is not null && pad.Read == read)) : [])
            {
                if (Ends(chain) is not { } ends)
                    return null;
                last = Math.Max(last, ends);
            }
        }
        return last;
    }

    private static double? Ends(FilterChain chain)
    {
        var rate = chain.Filters.FirstOrDefault(filter => filter.Name == "fps")?.Arguments[0];
        var end = chain.Filters.FirstOrDefault(filter => filter.Name == "trim")?.Arguments[0];
        return rate is null || end is null || !end.StartsWith("end_frame=", StringComparison.Ordinal)
            ? null
            : int.Parse(end["end_frame=".Length..], CultureInfo.InvariantCulture) / PictureFilters.Rate(rate);
    }

    private double Share(double seconds) => source.Seconds > 0 ? Math.Min(1, seconds / source.Seconds) : 1;
}
