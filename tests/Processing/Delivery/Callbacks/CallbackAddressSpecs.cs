using MediaFunctions.Processing.Delivery.Callbacks;
using MediaFunctions.Tests.Parts;

namespace MediaFunctions.Tests.Processing.Delivery.Callbacks;

/// <summary>IANA's special-purpose address registries, and what clouds put into them.</summary>
public sealed class CallbackAddressSpecs
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static readonly CallbackSettings Strict = new() { Secrets = [Secret] };

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.255.0.9")]
    [InlineData("localhost")]
    [InlineData("2130706433")]
    [InlineData("0x7f.1")]
    [InlineData("0.0.0.0")]
    [InlineData("0.1.2.3")]
    [InlineData("10.0.0.1")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.1.1")]
    [InlineData("100.64.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("168.63.129.16")]
    [InlineData("192.0.0.1")]
    [InlineData("198.18.0.1")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("[::]")]
    [InlineData("[::1]")]
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("[::ffff:10.0.0.1]")]
    [InlineData("[::127.0.0.1]")]
    [InlineData("[::10.0.0.1]")]
    [InlineData("[::ffff:0:127.0.0.1]")]
    [InlineData("[::ffff:0:169.254.169.254]")]
    [InlineData("[64:ff9b::a00:1]")]
    [InlineData("[64:ff9b:1::a00:1]")]
    [InlineData("[2002:7f00:1::]")]
    [InlineData("[fc00::1]")]
    [InlineData("[fd12:3456::1]")]
    [InlineData("[fe80::1]")]
    [InlineData("[ff02::1]")]
    public async Task No_private_or_special_address_is_connected_to(string host)
    {
        var outcome = await SendAsync(Strict, new Uri($"https://{host}/"));

        Assert.Equal(new CallbackOutcome(null, CallbackOutcome.AddressRefused), outcome);
        Assert.True(outcome.IsLast);
    }

    [Fact]
    public async Task An_address_of_IPv4_is_not_taken_for_one_that_IPv6_holds()
    {
        await using var receiver = await WebhookReceiver.StartAsync(host: "127.0.0.2");
        var settings = Strict with { AllowPrivate = true };
        using var client = new CallbackClient(settings, policy => policy.AddDeniedAddresses(CallbackClient.OldForms));

        var outcome = await new CallbackSender(settings, client, TimeProvider.System)
            .SendAsync(new Uri(receiver.Url), "msg_1", "{}"u8.ToArray(), CancellationToken.None);

        Assert.True(outcome.IsDelivered);
    }

    [Fact]
    public async Task Plain_http_is_not_spoken_even_where_settings_were_not_asked()
    {
        await using var receiver = await WebhookReceiver.StartAsync();

        var outcome = await SendAsync(Strict, new Uri(receiver.Url));

        Assert.Equal(CallbackOutcome.AddressRefused, outcome.Error);
        Assert.Empty(receiver.Received);
    }

    [Fact]
    public async Task A_redirect_to_a_private_address_is_not_followed_to_it()
    {
        await using var inside = await WebhookReceiver.StartAsync();
        var target = inside.Url;
        await using var outside = await WebhookReceiver.StartAsync(
            (context, _) =>
            {
                context.Response.StatusCode = 307;
                context.Response.Headers.Location = target;
                return Task.CompletedTask;
            },
            "127.0.0.2");
        // The outer one passes for a public address; everything else is as in production.
        using var client = new CallbackClient(Strict, policy =>
        {
            policy.AddAllowedAddresses(["127.0.0.2/32"]);
            policy.AllowPlainTextHttp = true;
        });
        var settings = Strict with { AllowPrivate = true, AllowedHosts = ["127.0.0.1"] };
        var sender = new CallbackSender(settings, client, TimeProvider.System);

        var outcome = await sender.SendAsync(new Uri(outside.Url), "msg_1", "{}"u8.ToArray(), CancellationToken.None);

        Assert.Equal(CallbackOutcome.AddressRefused, outcome.Error);
        Assert.Single(outside.Received);
        Assert.Empty(inside.Received);
    }

    [Fact]
    public async Task A_proxy_of_the_environment_is_not_used()
    {
        await using var proxy = await WebhookReceiver.StartAsync();
        await using var receiver = await WebhookReceiver.StartAsync();
        var before = Environment.GetEnvironmentVariable("http_proxy");
        Environment.SetEnvironmentVariable("http_proxy", proxy.Url);
        try
        {
            var outcome = await SendAsync(Strict with { AllowPrivate = true }, new Uri(receiver.Url));

            Assert.True(outcome.IsDelivered);
        }
        finally
        {
            Environment.SetEnvironmentVariable("http_proxy", before);
        }
        Assert.Empty(proxy.Received);
        Assert.Single(receiver.Received);
    }

    private static async Task<CallbackOutcome> SendAsync(CallbackSettings settings, Uri url)
    {
        using var client = new CallbackClient(settings);
        return await new CallbackSender(settings, client, TimeProvider.System)
            .SendAsync(url, "msg_1", "{}"u8.ToArray(), CancellationToken.None);
    }
}
