using System.Security.Cryptography;
using System.Text;
using MediaFunctions.Processing;
using MediaFunctions.Processing.Events;

namespace MediaFunctions.Tests.Processing.Events;

public sealed class WebhookVerifierSpecs
{
    // The example of the Standard Webhooks specification.
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private const string Id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private const long SignedAt = 1614265330;
    private const string Signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    private const string Body = """{"test": 2432232314}""";

    [Fact]
    public void The_example_of_the_specification_verifies()
    {
        Assert.Null(Verify(Id, SignedAt, Signature, Body));
    }

    [Fact]
    public void One_good_signature_among_several_is_enough()
    {
        Assert.Null(Verify(Id, SignedAt, $"v1,bm9ub25zZW5zZQ== {Signature} v2,abc", Body));
    }

    [Theory]
    [InlineData("msg_other", Signature, Body)]
    [InlineData(Id, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OF=", Body)]
    [InlineData(Id, "v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", Body)]
    [InlineData(Id, "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", Body)]
    [InlineData(Id, Signature, """{"test": 2432232315}""")]
    [InlineData(null, Signature, Body)]
    [InlineData(Id, null, Body)]
    [InlineData(Id, "", Body)]
    public void A_change_of_anything_is_refused(string? id, string? signature, string body)
    {
        Assert.Equal(RefusalCode.Unauthorized, Verify(id, SignedAt, signature, body)?.Code);
    }

    [Theory]
    [InlineData(-301, false)]
    [InlineData(-299, true)]
    [InlineData(299, true)]
    [InlineData(301, false)]
    public void A_stale_webhook_is_refused_though_its_signature_is_good(long age, bool believed)
    {
        var refusal = Verify(Id, SignedAt, Signature, Body, now: SignedAt + age);

        Assert.Equal(believed, refusal is null);
    }

    [Theory]
    [InlineData("")]
    [InlineData("now")]
    [InlineData("-1614265330")]
    [InlineData("1614265330.5")]
    [InlineData("99999999999999999999999")]
    public void A_timestamp_that_is_none_is_refused(string timestamp)
    {
        var verifier = new WebhookVerifier(new EventSettings { Secrets = [Secret] }, new FixedClock(SignedAt));

        Assert.NotNull(verifier.Verify(Id, timestamp, Signature, Encoding.UTF8.GetBytes(Body)));
    }

    [Fact]
    public void While_a_secret_is_rotated_the_old_and_the_new_one_verify()
    {
        var other = "whsec_" + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        var verifier = new WebhookVerifier(new EventSettings { Secrets = [other, Secret] }, new FixedClock(SignedAt));

        Assert.Null(verifier.Verify(Id, $"{SignedAt}", Signature, Encoding.UTF8.GetBytes(Body)));
    }

    [Theory]
    [InlineData("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    [InlineData("whsec_short")]
    [InlineData("whsec_not base64 at all, but long enough")]
    public void A_secret_of_another_shape_is_a_mistake_in_the_settings(string secret)
    {
        Assert.Single(new EventSettings { Secrets = [secret] }.Mistakes());
    }

    private static Refusal? Verify(string? id, long at, string? signature, string body, long now = SignedAt) =>
        new WebhookVerifier(new EventSettings { Secrets = [Secret] }, new FixedClock(now))
            .Verify(id, $"{at}", signature, Encoding.UTF8.GetBytes(body));

    private sealed class FixedClock(long seconds) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeSeconds(seconds);
    }
}
