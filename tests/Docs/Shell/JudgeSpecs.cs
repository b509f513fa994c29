using System.Runtime.Versioning;

namespace MediaFunctions.Tests.Docs.Shell;

/// <summary>What a page could have wrong is found, with its place.</summary>
[SupportedOSPlatform("linux")]
public sealed class JudgeSpecs
{
    [Theory]
    [InlineData("run", "prozess", "file")]
    [InlineData("run", "process", "file", "--recipy", "x")]
    [InlineData("run", "dev", "--out", "made")]
    [InlineData("run", "callbacks", "listen", "--prot", "1")]
    [InlineData("run", "doctor", "--environment", "--settings", "local.settings.json")]
    [InlineData("run", "doctor", "--settings", "no.settings.json")]
    [InlineData("run", "doctor", "--wait", "soon")]
    [InlineData("run", "process", "--recipe", "x")]
    [InlineData("test", "NoSuchSpecsAnywhere" + "AtAll")]
    [InlineData("bench/run", "jobs-of-old")]
    [InlineData("ffmpeg/build", "--paths")]
    [InlineData("infra/deploy", "--rotate", "event")]
    [InlineData("infra/deploy", "--rotate")]
    [InlineData("infra/deploy", "--doct")]
    [InlineData("infra/deploy", "--doctors")]
    [InlineData("infra/deploy", "up")]
    [InlineData("setup/nothing")]
    [InlineData("dotnet", "publish", "src/Function", "-o", "artifacts/app")]
    [InlineData("dotnet", "publish", "src/Functions", "--output-to", "artifacts/app")]
    [InlineData("az", "keyvault", "secret", "shew")]
    [InlineData("az", "keyvault", "secret", "show", "--vault-name", "v", "--name", "api-keys", "--vault", "v")]
    [InlineData("az", "keyvault", "secret", "show", "--vault-name", "v", "--name", "event-secrets")]
    [InlineData("az", "keyvault", "secret", "set", "--vault-name", "v", "--name", "api-keys", "--encoding", "utf-8")]
    [InlineData("az", "keyvault", "secret", "show", "--name", "api-keys")]
    [InlineData("az", "keyvault", "recover", "--name", "")]
    [InlineData("terraform", "-chdir=infra/cloudflare", "state", "rm", "cloudflare_r2_bucket.this[\"upload\"]")]
    [InlineData("terraform", "-chdir=infra/cloudflare", "import", "cloudflare_ruleset.cache", "x")]
    [InlineData("terraform", "-chdir=infra/cloudflare", "import", "cloudflare_ruleset.cache[\"a\"]", "x")]
    [InlineData("terraform", "-chdir=infra/cloudflare", "taint", "cloudflare_account_token.objekts")]
    public void A_command_that_is_not_there_is_found_with_its_place(string program, params string[] arguments) =>
        Assert.StartsWith("docs/x.md:7", Assert.Single(Judge.Mistakes(new Call("docs/x.md:7", program, arguments))), StringComparison.Ordinal);

    [Theory]
    [InlineData("run", "process", "file", "--recipe", "x", "--json", "--verbose")]
    [InlineData("run", "doctor", "--settings", "local.settings.json")]
    [InlineData("bench/run", "job", "--rounds", "9")]
    [InlineData("infra/deploy", "--rotate", "events", "--yes")]
    [InlineData("terraform", "-chdir=infra/cloudflare", "state", "rm", "cloudflare_r2_bucket.this[\"media\"]", "cloudflare_ruleset.cache[0]")]
    [InlineData("dotnet", "publish", "src/Functions", "-o", "artifacts/app")]
    public void A_command_that_is_there_is_not(string program, params string[] arguments) =>
        Assert.Empty(Judge.Mistakes(new Call("docs/x.md:7", program, arguments)));

    [Theory]
    [InlineData("# A page\n\n```sh\ntrue\nprintf %s \"$NOBODY\" | grep x\n```\n", "docs/x.md:5: status 1")]
    [InlineData("# A page\n\n```sh\nVAULT=v\naz keyvault recover --name \"$VALUT\"\n```\n", "line 5: VALUT: unbound variable")]
    [InlineData("# A page\n\n```sh\naz keyvault secret show --vault-name v --name api-keyz\n```\n", "docs/x.md:4: status 3")]
    [InlineData("# A page\n\n```sh\nwget http://127.0.0.1/\n```\n", "docs/x.md:4: status 127")]
    [InlineData("# A page\n\n```sh\ncurl -s http://127.0.0.1:1/api/health\n```\n", "docs/x.md:4: status 7")]
    public async Task A_command_that_fails_is_told_with_its_place(string text, string said)
    {
        var run = await PageRun.OfAsync(new Page("docs/x.md", text), new Dictionary<string, string>());

        Assert.NotEqual(0, run.Status);
        Assert.Contains(said, run.Said, StringComparison.Ordinal);
    }
}
