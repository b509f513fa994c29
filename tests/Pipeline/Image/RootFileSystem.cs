using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;
using System.Text.RegularExpressions;
using MediaFunctions.Tests.Parts;

namespace MediaFunctions.Tests.Pipeline.Image;

/// <summary>
/// The image's root file system, laid out without a container engine: what its last stage copies out of the stages before, which
/// are made here by their own commands, over what its base has of what the program needs (the shared frameworks, glibc and
/// OpenSSL, certificates, the user <c>app</c>), taken from this machine. No shell, no tool of the host.
/// </summary>
[SupportedOSPlatform("linux")]
public sealed partial class RootFileSystem : IAsyncDisposable
{
    // As Microsoft's chiselled images have it (APP_UID).
    public const int User = 1654;

    private static readonly string DotNet = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "../../.."));

    private static readonly string[] Libraries =
    [
        "libc.so.6", "libdl.so.2", "libgcc_s.so.1", "libm.so.6", "libpthread.so.0", "librt.so.1", "libstdc++.so.6", "libssl.so.3",
        "libcrypto.so.3", "libz.so.1",
    ];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("image-tests-");
    private readonly Dictionary<string, string> environment = new() { ["PATH"] = "/usr/bin", ["HOME"] = "/home/app" };
    private string workFolder = "/";
    private IReadOnlyList<string> entryPoint = [];
    private IReadOnlyList<string> command = [];
    private IReadOnlyList<string> health = [];

    private RootFileSystem()
    {
        Directory.CreateDirectory(Root);
        Directory.CreateDirectory(Temp);
        File.SetUnixFileMode(folder.FullName, (UnixFileMode)0b111_101_101);
        File.SetUnixFileMode(Temp, (UnixFileMode)0b111_111_111);
    }

    /// <summary>What is <c>/</c> inside.</summary>
    public string Root => Path.Combine(folder.FullName, "root");

    /// <summary>What is <c>/tmp</c> inside.</summary>
    public string Temp => Path.Combine(folder.FullName, "tmp");

    public static async Task<RootFileSystem> MakeAsync()
    {
        var made = new RootFileSystem();
        await made.LayBaseAsync();
        foreach (var instruction in (await Dockerfile.StagesAsync())[^1].Instructions)
            await made.ObeyAsync(instruction);
        return made;
    }

    /// <summary>Starts the image: its entry point and its command, or another one.</summary>
    public Process Start(IReadOnlyDictionary<string, string?> settings, params string[] otherCommand) =>
        Enter([.. entryPoint, .. otherCommand.Length > 0 ? otherCommand : command], settings);

    /// <summary>Asks its health.</summary>
    public Process Ask() => Enter(health, new Dictionary<string, string?>());

    public async ValueTask DisposeAsync() => await RunAsync("rm", ["-rf", folder.FullName]);

    private Process Enter(IReadOnlyList<string> words, IReadOnlyDictionary<string, string?> settings)
    {
        var start = new ProcessStartInfo(
            ImageFactAttribute.Enter, [Root, Temp, User.ToString(CultureInfo.InvariantCulture), workFolder, .. words])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var host = start.Environment["PATH"];
        start.Environment.Clear();
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        foreach (var (name, value) in settings)
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        // Those that enter are the host's; inside there is but one program on any path.
        start.Environment["PATH"] = $"{host}:/usr/bin";
        return Process.Start(start)!;
    }

    private async Task ObeyAsync(Instruction instruction)
    {
        switch (instruction.Keyword)
        {
            case "LABEL" or "USER":
                break;
            case "WORKDIR":
                workFolder = instruction.Text;
                Directory.CreateDirectory(Root + workFolder);
                break;
            case "COPY" when instruction.From is { } stage:
                await CopyAsync(stage, instruction.Words[0], Path.Combine(Root + workFolder, instruction.Words[1]));
                break;
            case "ENV":
                foreach (Match setting in Setting().Matches(instruction.Text))
                    environment[setting.Groups[1].Value] = setting.Groups[2].Value;
                break;
            case "HEALTHCHECK":
                health = Dockerfile.Words(instruction);
                break;
            case "ENTRYPOINT":
                entryPoint = Dockerfile.Words(instruction);
                break;
            case "CMD":
                command = Dockerfile.Words(instruction);
                break;
            default:
                throw new InvalidOperationException($"Nobody has taught this test what {instruction.Keyword} does: {instruction.Text}");
        }
    }

    /// <summary>What a stage before makes, made by its own last command.</summary>
    private static async Task CopyAsync(string stage, string from, string to)
    {
        var run = (await Dockerfile.StagesAsync()).Single(other => other.Name == stage).Instructions.Last(instruction => instruction.Keyword == "RUN").Text;
        Directory.CreateDirectory(to);
        switch (stage)
        {
            case "publish":
                Assert.Contains($"-o {from} ", run, StringComparison.Ordinal);
                // As it is built for the tests: another build of the same would only take its time.
                await RunAsync("bash", ["-c", $"{run.Replace($"-o {from} ", $"-o '{to}' ", StringComparison.Ordinal)} --no-build"]);
                break;
            case "ffmpeg":
                Assert.Contains("ffmpeg/build", run, StringComparison.Ordinal);
                await RunAsync("bash", ["-c", $"cp -r \"$(ffmpeg/build)\"/. '{to}'"]);
                break;
            case "web":
                Assert.Contains("node build.mjs /web", run, StringComparison.Ordinal);
                await RunAsync("bash", ["-c", $"cp -r \"$(setup/web)\"/. '{to}'"]);
                break;
            default:
                throw new InvalidOperationException($"Nobody has taught this test what the stage {stage} makes.");
        }
    }

    private async Task LayBaseAsync()
    {
        foreach (var path in new[] { "proc", "dev", "tmp", "etc/ssl", "usr/bin", "lib64", "usr/lib", "home/app", "usr/share/dotnet" })
            Directory.CreateDirectory(Path.Combine(Root, path));
        await File.WriteAllTextAsync(Path.Combine(Root, "etc/passwd"), $"app:x:{User}:{User}::/home/app:/bin/false\n");
        await File.WriteAllTextAsync(Path.Combine(Root, "etc/group"), $"app:x:{User}:\n");
        var libraries = string.Join(' ', Libraries.Select(name => $"/usr/lib/x86_64-linux-gnu/{name}"));
        await RunAsync("bash", ["-c", $"""
            set -e
            cp -rL /etc/ssl/certs '{Root}/etc/ssl/'
            cp -L {libraries} '{Root}/usr/lib/'
            cp -L /lib64/ld-linux-x86-64.so.2 '{Root}/lib64/'
            ln -s usr/lib '{Root}/lib'
            cp -r '{DotNet}/dotnet' '{DotNet}/host' '{DotNet}/shared' '{Root}/usr/share/dotnet/'
            ln -s ../share/dotnet/dotnet '{Root}/usr/bin/dotnet'
            """]);
    }

    private static async Task RunAsync(string program, IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // Not the tests' own: MSBuild would take these for its settings.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {await output} {await errors}");
    }

    [GeneratedRegex(@"([A-Za-z_]+)=(\S+)")]
    private static partial Regex Setting();
}
