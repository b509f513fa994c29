using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MediaFunctions.Processing.Delivery.Callbacks;
using MediaFunctions.Tests.Parts;
using Microsoft.AspNetCore.Http;

namespace MediaFunctions.Tests.Processing.Delivery.Callbacks;

public sealed class CallbackSenderSpecs : IDisposable
{
    private const string Body = """{"type":"job.succeeded"}""";

    private static readonly CallbackSettings Local = new() { Secrets = [NewSecret(), NewSecret()], AllowPrivate = true };

    private readonly CallbackClient client = new(Local);

    public void Dispose() => client.Dispose();

    [Fact]
    public async Task A_receiver_with_either_secret_verifies_what_it_gets()
    {
        await using var receiver = await WebhookReceiver.StartAsync();

        var outcome = await SendAsync(receiver.Url + "hook?token=1");

        Assert.Equal(new CallbackOutcome(204), outcome);
        Assert.True(outcome is { IsDelivered: true, IsLast: true });
        var got = Assert.Single(receiver.Received);
        Assert.Equal(("POST", "/hook?token=1", Body, "msg_1"), (got.Method, got.Path, got.Body, got.Id));
        Assert.Equal("application/json", got.Headers.ContentType);
        foreach (var secret in Local.Secrets)
            Assert.Equal("true true", await NodeJudge.AskAsync(secret, got));
        Assert.Equal("false false", await NodeJudge.AskAsync(NewSecret(), got));
        Assert.Equal("false false", await NodeJudge.AskAsync(Local.Secrets[0], got with { Body = "{}" }));
    }

    [Theory]
    [InlineData(200, true, true)]
    [InlineData(299, true, true)]
    [InlineData(400, false, false)]
    [InlineData(404, false, false)]
    [InlineData(410, false, true)]
    [InlineData(429, false, false)]
    [InlineData(500, false, false)]
    public async Task Two_hundreds_deliver_and_410_ends_it(int status, bool delivered, bool last)
    {
        await using var receiver = await WebhookReceiver.AnsweringAsync(status);

        var outcome = await SendAsync(receiver.Url);

        Assert.Equal((status, delivered, last), (outcome.Status, outcome.IsDelivered, outcome.IsLast));
    }

    [Theory]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_that_keeps_method_and_body_is_followed(int status)
    {
        await using var target = await WebhookReceiver.StartAsync();
        await using var first = await RedirectingAsync(status, target.Url + "there");

        var outcome = await SendAsync(first.Url);

        Assert.True(outcome.IsDelivered);
        Assert.Equal(("POST", "/there", Body), Assert.Single(target.Received) is var got ? (got.Method, got.Path, got.Body) : default);
    }

    [Theory]
    [InlineData(301, "/elsewhere")]
    [InlineData(302, "/elsewhere")]
    [InlineData(303, "/elsewhere")]
    [InlineData(307, "ftp://127.0.0.1/")]
    [InlineData(307, "http://user@127.0.0.1/")]
    [InlineData(307, "")]
    [InlineData(307, "//[")]
    [InlineData(308, "//%")]
    [InlineData(307, "///")]
    [InlineData(307, "//127.0.0.1:99999/")]
    [InlineData(307, "http://xn--%C3%BC.example.com/")]
    public async Task Any_other_redirect_is_a_failure_that_may_pass(int status, string location)
    {
        await using var receiver = await RedirectingAsync(status, location);

        var outcome = await SendAsync(receiver.Url);

        Assert.Equal(new CallbackOutcome(status, CallbackOutcome.RedirectRefused), outcome);
        Assert.False(outcome.IsDelivered || outcome.IsLast);
        Assert.Single(receiver.Received);
    }

    [Theory]
    [InlineData("127.0.0.1", false)]
    [InlineData("127.0.0.3", true)]
    public async Task A_redirect_to_another_host_is_followed_only_where_the_settings_allow_that_host(string allowed, bool followed)
    {
        await using var other = await WebhookReceiver.StartAsync(host: "127.0.0.3");
        await using var first = await RedirectingAsync(308, other.Url);
        var sender = new CallbackSender(Local with { AllowedHosts = [allowed] }, client, TimeProvider.System);

        var outcome = await sender.SendAsync(new Uri(first.Url), "msg_1", Encoding.UTF8.GetBytes(Body), CancellationToken.None);

        Assert.Equal(followed ? new CallbackOutcome(204) : new CallbackOutcome(308, CallbackOutcome.RedirectRefused), outcome);
        Assert.Equal(followed ? 1 : 0, other.Received.Count);
    }

    [Fact]
    public async Task A_redirect_to_another_host_is_followed_where_the_settings_themselves_name_that_url()
    {
        await using var other = await WebhookReceiver.StartAsync(host: "127.0.0.3");
        await using var first = await RedirectingAsync(307, other.Url + "hook?token=1");
        var sender = new CallbackSender(Local with { Urls = [other.Url + "hook?token=1"] }, client, TimeProvider.System);

        var outcome = await sender.SendAsync(new Uri(first.Url), "msg_1", Encoding.UTF8.GetBytes(Body), CancellationToken.None);

        Assert.True(outcome.IsDelivered);
        Assert.Single(other.Received);
    }

    [Fact]
    public async Task What_nobody_foresaw_is_no_answer_and_not_a_message_that_comes_for_ever()
    {
        var outcome = await SendAsync("https://xn--\u00fc.example.com/");

        Assert.Equal(new CallbackOutcome(null, "no-answer"), outcome);
        Assert.False(outcome.IsLast);
    }

    [Fact]
    public async Task Who_is_told_to_stop_has_no_outcome()
    {
        using var stop = new CancellationTokenSource();
        await using var receiver = await WebhookReceiver.StartAsync(async (context, _) =>
        {
            await stop.CancelAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new CallbackSender(Local, client, TimeProvider.System)
            .SendAsync(new Uri(receiver.Url), "msg_1", Encoding.UTF8.GetBytes(Body), stop.Token));
    }

    [Fact]
    public async Task A_ring_of_redirects_is_left_after_three()
    {
        await using var receiver = await RedirectingAsync(307, "/round");

        var outcome = await SendAsync(receiver.Url);

        Assert.Equal(CallbackOutcome.RedirectRefused, outcome.Error);
        Assert.Equal(4, receiver.Received.Count);
    }

    [Theory]
    [InlineData(429, "120", 120)]
    [InlineData(503, "7", 7)]
    [InlineData(500, "120", null)]
    [InlineData(429, "soon", null)]
    public async Task Retry_after_is_heard_where_it_means_something(int status, string header, int? seconds)
    {
        await using var receiver = await WebhookReceiver.StartAsync((context, _) =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.RetryAfter = header;
            return Task.CompletedTask;
        });

        var outcome = await SendAsync(receiver.Url);

        Assert.Equal(seconds is { } s ? TimeSpan.FromSeconds(s) : null, outcome.RetryAfter);
    }

    [Fact]
    public async Task Retry_after_may_be_a_date()
    {
        await using var receiver = await WebhookReceiver.StartAsync((context, _) =>
        {
            context.Response.StatusCode = 503;
            context.Response.Headers.RetryAfter = DateTimeOffset.UtcNow.AddMinutes(10).ToString("R", CultureInfo.InvariantCulture);
            return Task.CompletedTask;
        });

        var outcome = await SendAsync(receiver.Url);

        Assert.InRange(outcome.RetryAfter!.Value, TimeSpan.FromMinutes(9), TimeSpan.FromMinutes(10));
    }

    [Fact]
    public async Task An_answer_without_end_holds_nobody_up()
    {
        await using var receiver = await WebhookReceiver.StartAsync(async (context, _) =>
        {
            context.Response.StatusCode = 200;
            while (!context.RequestAborted.IsCancellationRequested)
                await context.Response.Body.WriteAsync(new byte[64 * 1024], context.RequestAborted);
        });

        var outcome = await SendAsync(receiver.Url).WaitAsync(TimeSpan.FromSeconds(10));

        Assert.True(outcome.IsDelivered);
    }

    [Fact]
    public async Task A_receiver_that_does_not_answer_is_left_after_fifteen_seconds()
    {
        var silent = new TaskCompletionSource();
        await using var receiver = await WebhookReceiver.StartAsync((_, _) => silent.Task);
        var clock = new SoonClock();

        var outcome = await new CallbackSender(Local, client, clock)
            .SendAsync(new Uri(receiver.Url), "msg_1", Encoding.UTF8.GetBytes(Body), CancellationToken.None);
        silent.SetResult();

        Assert.Equal(new CallbackOutcome(null, "timed-out"), outcome);
        Assert.Equal(TimeSpan.FromSeconds(15), clock.Asked);
        Assert.False(outcome.IsLast);
    }

    [Theory]
    [InlineData("http://127.0.0.1:9/", "cannot-connect")]
    [InlineData("http://nobody.invalid/", "name-not-found")]
    [InlineData("https://127.0.0.1:PORT/", "tls-failed")]
    public async Task A_receiver_that_is_not_there_is_a_word(string url, string word)
    {
        await using var plain = await WebhookReceiver.StartAsync();

        var outcome = await SendAsync(url.Replace("PORT", $"{new Uri(plain.Url).Port}", StringComparison.Ordinal));

        Assert.Equal(new CallbackOutcome(null, word), outcome);
    }

    private Task<CallbackOutcome> SendAsync(string url) => new CallbackSender(Local, client, TimeProvider.System)
        .SendAsync(new Uri(url), "msg_1", Encoding.UTF8.GetBytes(Body), CancellationToken.None);

    private static Task<WebhookReceiver> RedirectingAsync(int status, string location) => WebhookReceiver.StartAsync((context, _) =>
    {
        context.Response.StatusCode = status;
        context.Response.Headers.Location = location;
        return Task.CompletedTask;
    });

    private static string NewSecret() => "whsec_" + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    /// <summary>Real time, but deadlines come after a moment.</summary>
    private sealed class SoonClock : TimeProvider
    {
        public TimeSpan? Asked { get; private set; }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Asked ??= dueTime;
            return base.CreateTimer(callback, state, TimeSpan.FromMilliseconds(300), period);
        }
    }
}
