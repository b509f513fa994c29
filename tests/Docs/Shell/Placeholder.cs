namespace MediaFunctions.Tests.Docs.Shell;

/// <summary>What a reader puts something of their own for.</summary>
/// <param name="Page">Where it stands.</param>
/// <param name="Shown">As the page writes it.</param>
/// <param name="Real">What stands for it here.</param>
public sealed record Placeholder(string Page, string Shown, string Real)
{
    public static IReadOnlyList<Placeholder> All { get; } =
    [
        new("README.md", "API=http://127.0.0.1:PORT KEY=...", "API=$api KEY=$key"),
        new("docs/access.md", "API=http://127.0.0.1:PORT KEY=...", "API=$api KEY=$key"),
        new("docs/operate.md", "API=https://func-media-prod-abc123.azurewebsites.net", "API=$api"),
        new("docs/deploy.md", "API=https://func-media-prod-abc123.azurewebsites.net", "API=$api"),
        new("docs/callbacks.md", "whsec_...", "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz"),
    ];
}
