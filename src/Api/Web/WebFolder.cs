using System.Collections.Frozen;

namespace MediaFunctions.Api.Web;

/// <summary>
/// The files of the built page: read once, when somebody first asks for one, and then found by name alone. What a request
/// names is never a path.
/// </summary>
public sealed class WebFolder(WebSettings settings)
{
    private const string Page = "index.html";
    private const string Beside = "web";

    /// <summary>What the build writes beside each file.</summary>
    private static readonly (string Coding, string Ending)[] Twins = [(ContentCoding.Brotli, ".br"), (ContentCoding.Gzip, ".gz")];

    private static readonly FrozenDictionary<string, WebFile> Nothing = FrozenDictionary<string, WebFile>.Empty;

    private readonly Lock gate = new();
    private volatile FrozenDictionary<string, WebFile>? files;

    /// <summary>Whether there is a page.</summary>
    internal bool IsBuilt => Files.ContainsKey(Page);

    /// <summary>The file of this name, relative to the folder, with slashes; null where there is none.</summary>
    internal WebFile? Find(string name) => Files.GetValueOrDefault(name);

    private string Root => settings.Folder ?? Path.Combine(AppContext.BaseDirectory, Beside);

    private FrozenDictionary<string, WebFile> Files
    {
        get
        {
            if (files is { } read)
                return read;
            lock (gate)
            {
                // A folder that is not there yet may be built while we run.
                if (files is null && File.Exists(Path.Combine(Root, Page)))
                    files = Read(Root);
                return files ?? Nothing;
            }
        }
    }

    private static FrozenDictionary<string, WebFile> Read(string root)
    {
        var paths = Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).ToHashSet(StringComparer.Ordinal);
        return paths.Where(path => !IsTwin(path, paths)).ToFrozenDictionary(
            path => Path.GetRelativePath(root, path).Replace(Path.DirectorySeparatorChar, '/'),
            path => ReadFile(path, paths),
            StringComparer.Ordinal);
    }

    private static bool IsTwin(string path, HashSet<string> all) => Twins.Any(
        twin => path.EndsWith(twin.Ending, StringComparison.Ordinal) && all.Contains(path[..^twin.Ending.Length]));

    private static WebFile ReadFile(string path, HashSet<string> all)
    {
        var forms = new Dictionary<string, WebForm> { [ContentCoding.Identity] = WebForm.Of(File.ReadAllBytes(path)) };
        foreach (var (coding, ending) in Twins.Where(twin => all.Contains(path + twin.Ending)))
            forms[coding] = WebForm.Of(File.ReadAllBytes(path + ending));
        return new WebFile(WebContentTypes.Of(path), forms);
    }
}
