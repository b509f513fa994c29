using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using MediaFunctions.Processing;

namespace MediaFunctions.Tests.Standalone.Commands;

public sealed class ListenSpecs
{
    private const string Secret = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private const string Other = "whsec_HwECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task What_is_signed_with_its_secret_is_verified_and_what_is_not_is_told_apart()
    {
        using var listen = StandaloneProgram.Start("callbacks", "listen", "--json", "--secret", Secret);
        var address = await LineAsync(listen);
        var url = address.GetProperty("url").GetString()!;

        var good = await PostAsync(url, Secret, """{"type":"job.succeeded"}""");
        var first = await LineAsync(listen);
        var bad = await PostAsync(url, Other, """{"type":"job.failed"}""");
        var second = await LineAsync(listen);
        var unsigned = await PostAsync(url, null, "no json");
        var third = await LineAsync(listen);
        await EndAsync(listen, "INT");

        Assert.Equal(Secret, address.GetProperty("secret").GetString());
        Assert.Equal(
            [HttpStatusCode.NoContent, HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized], new[] { good, bad, unsigned });
        Assert.True(first.GetProperty("verified").GetBoolean());
        Assert.Equal(("msg_1", "job.succeeded"), (first.GetProperty("webhookId").GetString(), first.GetProperty("body").GetProperty("type").GetString()));
        Assert.False(second.GetProperty("verified").GetBoolean());
        Assert.Contains("matches none of the secrets", second.GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Contains("unsigned", third.GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Equal(0, listen.ExitCode);
    }

    [Fact]
    public async Task For_people_it_prints_how_to_start_a_pipeline_that_calls_it_with_a_secret_of_its_own()
    {
        using var listen = StandaloneProgram.Start("callbacks", "listen");
        var first = await listen.StandardOutput.ReadLineAsync().WaitAsync(Patience);
        var second = await listen.StandardOutput.ReadLineAsync().WaitAsync(Patience);
        await EndAsync(listen, "TERM");

        Assert.StartsWith("Listening at http://127.0.0.1:", first, StringComparison.Ordinal);
        var secret = first!.Split(' ')[^1];
        Assert.Equal(32, WebhookSecret.TryRead(secret)?.Length);
        Assert.Contains($"Callbacks__Secrets={secret} ./run dev", second, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("callbacks")]
    [InlineData("callbacks", "listen", "--secret", "abc")]
    [InlineData("callbacks", "listen", "--port", "many")]
    public async Task A_command_line_that_is_not_ours_is_refused_on_stderr(params string[] arguments)
    {
        var (code, _, errors) = await StandaloneProgram.RunAsync(arguments);

        Assert.Equal(2, code);
        Assert.NotEmpty(errors);
    }

    private static async Task<JsonElement> LineAsync(Process process) =>
        JsonElement.Parse((await process.StandardOutput.ReadLineAsync().WaitAsync(Patience))!);

    private static async Task<HttpStatusCode> PostAsync(string url, string? secret, string body)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new StringContent(body) };
        if (secret is not null)
        {
            var at = DateTimeOffset.UtcNow.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
            request.Headers.Add("webhook-id", "msg_1");
            request.Headers.Add("webhook-timestamp", at);
            request.Headers.Add(
                "webhook-signature", WebhookSignature.Of(WebhookSecret.TryRead(secret)!, "msg_1", at, Encoding.UTF8.GetBytes(body)));
        }
        using var response = await http.SendAsync(request);
        return response.StatusCode;
    }

    private static async Task EndAsync(Process process, string signal)
    {
        using (var kill = Process.Start("kill", [$"-{signal}", process.Id.ToString(CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync();
        await process.WaitForExitAsync().WaitAsync(Patience);
    }
}
