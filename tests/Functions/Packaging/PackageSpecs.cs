using System.Diagnostics;
using System.IO.Compression;
using System.Runtime.Versioning;
using System.Text.Json.Nodes;
using MediaFunctions.Processing.Running;
using MediaFunctions.Tests.Parts;
using Microsoft.Extensions.Logging.Abstractions;

namespace MediaFunctions.Tests.Functions.Packaging;

[UnsupportedOSPlatform("windows")]
public sealed class PackageSpecs(PackageFixture package) : IClassFixture<PackageFixture>
{
    private const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode Executable = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    [Fact]
    public void The_app_is_packaged_by_the_targets_that_are_tested_here()
    {
        const string import = "Packaging.targets\" />";

        Assert.Contains(import, File.ReadAllText(Repository.File("src", "Functions", "MediaFunctions.Functions.csproj")), StringComparison.Ordinal);
        Assert.Contains(import, File.ReadAllText(Repository.File("tests", "Packaged", "MediaFunctions.Tests.Packaged.csproj")), StringComparison.Ordinal);
    }

    [Fact]
    public void Beside_the_assemblies_stand_the_hosts_settings_and_FFmpeg_with_its_description_and_licences()
    {
        Assert.Equal(File.ReadAllBytes(Repository.File("host.json")), File.ReadAllBytes(At(package.Published, "host.json")));
        Assert.True(File.Exists(At(package.Published, "MediaFunctions.Tests.Packaged.dll")));
        Assert.Equal(["build.json", "ffbox", "licenses"], Directory.EnumerateFileSystemEntries(At(package.Published, "ffmpeg")).Select(Path.GetFileName).Order());
        var sources = JsonNode.Parse(File.ReadAllText(At(package.Published, "ffmpeg", "build.json")))!["sources"]!.AsArray();
        Assert.NotEmpty(sources);
        Assert.All(sources, source => Assert.NotEmpty(Directory.GetFiles(At(package.Published, "ffmpeg", "licenses", (string)source!["name"]!))));
    }

    [Fact]
    public void The_page_stands_beside_them_as_it_is_built_with_its_compressed_twins()
    {
        var built = Repository.File("src", "Web", "dist");

        Assert.Equal(Files(built), Files(At(package.Unzipped, "web")));
        Assert.Equal(File.ReadAllBytes(At(built, "index.html")), File.ReadAllBytes(At(package.Unzipped, "web", "index.html")));
        Assert.All(["index.html", "index.html.br", "index.html.gz", "media-asset.js"], name => Assert.Contains(name, Files(built)));
    }

    [Fact]
    public void FFmpeg_can_be_executed_where_it_is_published_and_after_zip_and_unzip()
    {
        Assert.Equal(Executable, File.GetUnixFileMode(At(package.Published, "ffmpeg", "ffbox")) & Executable);
        Assert.Equal(Executable, File.GetUnixFileMode(At(package.Unzipped, "ffmpeg", "ffbox")) & Executable);

        using var ffmpeg = Process.Start(new ProcessStartInfo(At(package.Unzipped, "ffmpeg", "ffbox"), ["ffmpeg", "-version"]) { RedirectStandardOutput = true })!;
        Assert.StartsWith("ffmpeg version", ffmpeg.StandardOutput.ReadToEnd(), StringComparison.Ordinal);
        ffmpeg.WaitForExit();
        Assert.Equal(0, ffmpeg.ExitCode);
    }

    [Fact]
    public void The_zip_says_that_unix_made_it_without_which_other_programs_ignore_its_execute_bits()
    {
        using var zip = ZipFile.OpenRead(package.Zip);
        var mode = zip.GetEntry("ffmpeg/ffbox")!.ExternalAttributes >> 16;
        var archive = File.ReadAllBytes(package.Zip);
        var central = archive.AsSpan().LastIndexOf("PK\u0001\u0002"u8);

        Assert.Equal(Executable, (UnixFileMode)mode & Executable);
        Assert.Equal(3, archive[central + 5]); // "version made by", its upper byte: 3 is unix
    }

    /// <summary>The host reads the package as another user than the one that has made it (azure-functions-host issue 11528).</summary>
    [Fact]
    public void Everybody_may_read_what_is_in_the_zip_though_the_clone_is_private()
    {
        using var zip = ZipFile.OpenRead(package.Zip);

        Assert.Equal(Readable, Mode(zip.GetEntry("private.json")!));
        Assert.Equal(Readable, Mode(zip.GetEntry("host.json")!));
        Assert.All(zip.Entries, entry => Assert.Contains(Mode(entry), new[] { Readable, Readable | Executable }));
        Assert.All(
            Directory.EnumerateDirectories(package.Published, "*", SearchOption.AllDirectories),
            path => Assert.Equal(Readable | Executable, File.GetUnixFileMode(path)));
    }

    [Fact]
    public void The_zip_holds_every_file_and_host_json_at_its_top()
    {
        using var zip = ZipFile.OpenRead(package.Zip);
        var files = Directory.EnumerateFiles(package.Published, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(package.Published, file));

        Assert.Equal(files.Order(), zip.Entries.Select(entry => entry.FullName).Order());
        Assert.NotNull(zip.GetEntry("host.json"));
    }

    [Fact]
    public void The_pipeline_finds_the_FFmpeg_of_the_package_before_any_other()
    {
        var tool = new FFmpegLocator(new FFmpegOptions(), NullLogger<FFmpegLocator>.Instance, package.Unzipped, searchPath: "").Locate();

        Assert.True(tool.IsBundled);
        Assert.Equal((string?)JsonNode.Parse(File.ReadAllText(At(package.Published, "ffmpeg", "build.json")))!["buildHash"], tool.BuildHash);
    }

    private static UnixFileMode Mode(ZipArchiveEntry entry) => (UnixFileMode)((entry.ExternalAttributes >> 16) & 0x1FF);

    private static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file)).Order(StringComparer.Ordinal);

    private static string At(params string[] parts) => Path.Combine(parts);
}
