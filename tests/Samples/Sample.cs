using System.Security.Cryptography;
using System.Text;

namespace MediaFunctions.Tests.Samples;

/// <summary>One file that tests need. It is made when first asked for, and kept for all runs after.</summary>
public sealed class Sample
{
    private readonly Func<string, CancellationToken, Task> make;

    /// <param name="name">The file's name, unique among samples.</param>
    /// <param name="text">Everything that decides what is in the file: another text, another file in the cache.</param>
    /// <param name="make">Writes the file to the path.</param>
    internal Sample(string name, string text, Func<string, CancellationToken, Task> make)
    {
        (Name, Text, this.make) = (name, text, make);
        Version = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..12];
    }

    /// <summary>Its file name, e.g. <c>rotated.mp4</c>.</summary>
    public string Name { get; }

    internal string Text { get; }

    internal string Version { get; }

    /// <summary>The path of the file, which exists then. Nobody may change it.</summary>
    public Task<string> PathAsync(CancellationToken cancellationToken = default) => SampleFactory.PathOfAsync(this, cancellationToken);

    /// <summary>The file's bytes.</summary>
    public async Task<byte[]> BytesAsync(CancellationToken cancellationToken = default) =>
        await File.ReadAllBytesAsync(await PathAsync(cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public override string ToString() => Name;

    internal Task MakeAsync(string path, CancellationToken cancellationToken) => make(path, cancellationToken);

    /// <summary>Made by Debian's ffmpeg from its own test sources.</summary>
    internal static Sample Encoded(string name, string arguments) =>
        new(name, arguments, (path, cancellationToken) => DebianFFmpeg.RunAsync(arguments, path, cancellationToken));

    /// <summary>Made by Debian's ffmpeg from another sample.</summary>
    internal static Sample Remuxed(string name, Sample from, string arguments) =>
        new(name, $"{from.Text}\n{arguments}", async (path, cancellationToken) =>
            await DebianFFmpeg.RunAsync($"-i \"{await from.PathAsync(cancellationToken)}\" {arguments}", path, cancellationToken));

    /// <summary>Another sample so many times in a row, its packets copied.</summary>
    internal static Sample Looped(string name, Sample from, int times) =>
        new(name, $"{from.Text}\n{times} times", async (path, cancellationToken) =>
            await DebianFFmpeg.RunAsync($"-stream_loop {times - 1} -i \"{await from.PathAsync(cancellationToken)}\" -c copy", path, cancellationToken));

    /// <summary>Another sample's bytes, changed; <paramref name="edit"/> names the change and its edition.</summary>
    internal static Sample Edited(string name, Sample from, string edit, Func<byte[], byte[]> change) =>
        new(name, $"{from.Text}\n{edit}", async (path, cancellationToken) =>
            await File.WriteAllBytesAsync(path, change(await from.BytesAsync(cancellationToken)), cancellationToken));

    /// <summary>Written byte by byte; <paramref name="edit"/> names the content and its edition.</summary>
    internal static Sample Written(string name, string edit, Func<byte[]> content) =>
        new(name, edit, (path, cancellationToken) => File.WriteAllBytesAsync(path, content(), cancellationToken));

    internal static Sample OfText(string name, string text) => Written(name, text, () => Encoding.UTF8.GetBytes(text));
}
