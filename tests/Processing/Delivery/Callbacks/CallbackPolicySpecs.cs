using MediaFunctions.Processing;
using MediaFunctions.Processing.Delivery.Callbacks;

namespace MediaFunctions.Tests.Processing.Delivery.Callbacks;

public sealed class CallbackPolicySpecs
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static readonly CallbackSettings Settings = new()
    {
        Urls = ["https://backend.example.net/hook?token=1"],
        Secrets = [Secret],
        AllowedHosts = ["hooks.example.com", "*.example.org"],
    };

    [Theory]
    [InlineData("https://hooks.example.com/a?b=c")]
    [InlineData("https://HOOKS.example.com:8443/")]
    [InlineData("https://a.example.org")]
    [InlineData("https://a.b.example.org/x")]
    [InlineData("https://b\u00fccher.example.org/")]
    [InlineData("https://xn--bcher-kva.example.org/")]
    [InlineData(null)]
    public void A_url_whose_host_is_allowed_may_be_named(string? url)
    {
        Assert.Null(new CallbackPolicy(Settings).Check(url));
    }

    [Theory]
    [InlineData("https://example.org/")]
    [InlineData("https://notexample.org/")]
    [InlineData("https://a.example.org.evil.net/")]
    [InlineData("https://backend.example.net/hook")]
    [InlineData("https://hooks.example.com.evil.net/")]
    [InlineData("https://hooks.example.com@evil.net/")]
    [InlineData("https://user:password@hooks.example.com/")]
    [InlineData("https://hooks.example.com/#fragment")]
    [InlineData("http://hooks.example.com/")]
    [InlineData("ftp://hooks.example.com/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("//hooks.example.com/")]
    [InlineData("hooks.example.com")]
    [InlineData("https://xn--\u00fc.example.org/")]
    [InlineData("https:///")]
    [InlineData("")]
    public void Any_other_is_an_invalid_request(string url)
    {
        var refusal = new CallbackPolicy(Settings).Check(url);

        Assert.Equal(RefusalCode.InvalidRequest, refusal?.Code);
        Assert.StartsWith("callbackUrl ", refusal!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_url_that_no_message_should_hold_is_too_long()
    {
        Assert.NotNull(new CallbackPolicy(Settings).Check("https://hooks.example.com/" + new string('a', 2048)));
    }

    [Fact]
    public void Those_of_the_settings_are_called_as_they_stand_there_and_only_so()
    {
        var policy = new CallbackPolicy(Settings);

        Assert.True(policy.Allows("https://backend.example.net/hook?token=1"));
        Assert.False(policy.Allows("https://backend.example.net/hook?token=2"));
        Assert.True(policy.Allows("https://a.example.org/"));
    }

    [Fact]
    public void Plain_http_is_taken_only_where_private_receivers_are()
    {
        var local = new CallbackSettings { AllowedHosts = ["127.0.0.1"], AllowPrivate = true, Secrets = [Secret] };

        Assert.Null(new CallbackPolicy(local).Check("http://127.0.0.1:8089/"));
        Assert.NotNull(new CallbackPolicy(local with { AllowPrivate = false }).Check("http://127.0.0.1:8089/"));
    }

    public static TheoryData<string, CallbackSettings> Mistaken => new()
    {
        { "Callbacks:Secrets is missing", new() { Urls = ["https://a.example.com"] } },
        { "Callbacks:Secrets is missing", new() { AllowedHosts = ["a.example.com"] } },
        { "Callbacks:Secrets holds 3", new() { Secrets = [Secret, Secret, Secret] } },
        { "Callbacks:Secrets holds one of 9", new() { Secrets = ["whsec_abc"] } },
        { "Callbacks:Urls holds one of 20", new() { Urls = ["http://a.example.com"], Secrets = [Secret] } },
        { "Callbacks:Urls holds one of 26", new() { Urls = ["https://xn--\u00fc.example.com/"], Secrets = [Secret] } },
        { "Callbacks:Urls holds 11", new() { Urls = [.. Enumerable.Range(0, 11).Select(i => $"https://a.example.com/{i}")], Secrets = [Secret] } },
        { "Callbacks:AllowedHosts holds 'https://a.example.com'", new() { AllowedHosts = ["https://a.example.com"], Secrets = [Secret] } },
        { "Callbacks:AllowedHosts holds '*'", new() { AllowedHosts = ["*"], Secrets = [Secret] } },
        { "Callbacks:AllowedHosts holds '*.*.com'", new() { AllowedHosts = ["*.*.com"], Secrets = [Secret] } },
    };

    [Theory]
    [MemberData(nameof(Mistaken))]
    public void A_mistake_in_the_settings_is_told_by_its_name(string start, CallbackSettings settings)
    {
        Assert.StartsWith(start, Assert.Single(settings.Mistakes()), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_anything_nobody_is_told_and_nothing_is_wrong()
    {
        Assert.Empty(new CallbackSettings().Mistakes());
        Assert.False(new CallbackSettings().IsOn);
        Assert.Empty(Settings.Mistakes());
    }
}
