using System.Text.Json;

namespace MediaFunctions.Processing.Running;

/// <summary>Our own build: <c>ffbox</c> with the record of its making, <c>build.json</c>, beside it.</summary>
internal static class BundledFFmpeg
{
    public const string FileName = "ffbox";
    private const string RecordName = "build.json";

    /// <summary>The tool at this path; null where it is none of ours.</summary>
    /// <exception cref="FFmpegNotFoundException">It is one of ours, and its record is damaged.</exception>
    public static FFmpegTool? Open(string path)
    {
        if (Path.GetFileName(path) != FileName || !IsFinished(Path.GetDirectoryName(Path.GetFullPath(path))!))
            return null;
        var record = Read(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, RecordName));
        var program = ExecuteBit.Ensure(Path.GetFullPath(path), record.BuildHash);
        return new FFmpegTool(program, IsBundled: true, record.Version, record.BuildHash);
    }

    /// <summary>The newest finished build in a folder of builds; null where there is none.</summary>
    public static FFmpegTool? Newest(string folder)
    {
        if (!Directory.Exists(folder))
            return null;
        var newest = Directory.EnumerateDirectories(folder)
            .Where(IsFinished)
            .MaxBy(build => File.GetLastWriteTimeUtc(Path.Combine(build, RecordName)));
        return newest is null ? null : Open(Path.Combine(newest, FileName));
    }

    private static bool IsFinished(string folder) =>
        File.Exists(Path.Combine(folder, FileName)) && File.Exists(Path.Combine(folder, RecordName));

    private static BuildRecord Read(string file)
    {
        try
        {
            using var stream = File.OpenRead(file);
            return JsonSerializer.Deserialize(stream, BuildRecordJson.Default.BuildRecord) is { Version: not null, BuildHash: not null } record
                ? record
                : throw new JsonException("version or buildHash is missing");
        }
        catch (JsonException damage)
        {
            throw new FFmpegNotFoundException(
                $"{file} should hold version and buildHash, and does not. Build again with ffmpeg/build.", damage);
        }
    }
}
