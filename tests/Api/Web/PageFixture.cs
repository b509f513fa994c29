using System.IO.Compression;
using System.Text;

namespace MediaFunctions.Tests.Api.Web;

/// <summary>An API with a page as the build leaves it: files, and compressed twins beside most of them.</summary>
public sealed class PageFixture : IAsyncLifetime
{
    public const string Script = "main-CJBW5TTL.js";
    public const string Plain = "main-JNNAS77M.css";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("page-");

    internal ApiApp Api { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(In("assets"));
        Write("index.html", "<!doctype html><title>MediaFunctions</title>");
        Write("media-asset.js", "customElements.define('media-asset', class extends HTMLElement {});");
        Write($"assets/{Script}", $"/* {new string('m', 4000)} */");
        await File.WriteAllTextAsync(In($"assets/{Plain}"), "body { margin: 0 }");
        await File.WriteAllTextAsync(In("secret.txt"), "not of the page");
        Api = await ApiApp.StartAsync(Settings(folder.FullName));
    }

    public async Task DisposeAsync()
    {
        await Api.DisposeAsync();
        folder.Delete(recursive: true);
    }

    internal static Dictionary<string, string?> Settings(string folder)
    {
        var settings = TestSettings.WithoutStorage();
        settings["Web:Folder"] = folder;
        settings["Api:Origins"] = "https://www.example.com";
        return settings;
    }

    internal Task<HttpResponseMessage> GetAsync(string path, string? accepted = null, params (string Name, string Value)[] headers) => Api.SendAsync(
        "GET", path, key: null, headers: accepted is null ? headers : [("Accept-Encoding", accepted), .. headers]);

    /// <summary>What a browser makes of the answer.</summary>
    internal static async Task<string> TextAsync(HttpResponseMessage answer)
    {
        await using var body = await answer.Content.ReadAsStreamAsync();
        await using var plain = answer.Content.Headers.ContentEncoding.SingleOrDefault() switch
        {
            "br" => new BrotliStream(body, CompressionMode.Decompress),
            "gzip" => new GZipStream(body, CompressionMode.Decompress),
            _ => body,
        };
        using var reader = new StreamReader(plain);
        return await reader.ReadToEndAsync();
    }

    private string In(string name) => Path.Combine(folder.FullName, name);

    private void Write(string name, string text)
    {
        File.WriteAllText(In(name), text);
        using (var brotli = new BrotliStream(File.Create(In(name + ".br")), CompressionMode.Compress))
            brotli.Write(Encoding.UTF8.GetBytes(text));
        using var gzip = new GZipStream(File.Create(In(name + ".gz")), CompressionMode.Compress);
        gzip.Write(Encoding.UTF8.GetBytes(text));
    }
}
