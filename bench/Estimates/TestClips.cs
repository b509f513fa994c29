using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace MediaFunctions.Bench.Estimates;

/// <summary>Clips by Debian's ffmpeg, each made once a machine: its name holds what it was made by.</summary>
internal sealed class TestClips(string folder)
{
    private const string Maker = "/usr/bin/ffmpeg";

    /// <summary>A clip of a picture, of a sound, or of both.</summary>
    /// <param name="picture">A source of <see cref="Content"/>; null: none.</param>
    /// <param name="sound">The same.</param>
    /// <param name="encoding">The encoders' options, as one line.</param>
    public async Task<string> MakeAsync(string extension, double seconds, string? picture, string? sound, string encoding)
    {
        List<string> arguments = ["-v", "error", "-nostdin", "-y"];
        foreach (var source in new[] { picture, sound }.OfType<string>())
            arguments.AddRange(["-f", "lavfi", "-i", source]);
        arguments.AddRange(["-t", seconds.ToString(CultureInfo.InvariantCulture), .. encoding.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        var name = $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', arguments))))[..16]}.{extension}";
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, name);
        if (File.Exists(path))
            return path;
        Console.Error.WriteLine($"bench: making {name}: {encoding}");
        // Under another name first: one that is cut off must not pass for a clip.
        var unfinished = Path.Combine(folder, $"{Environment.ProcessId}-{name}");
        await Child.RunAsync(Maker, [.. arguments, unfinished]);
        File.Move(unfinished, path, overwrite: true);
        return path;
    }
}
