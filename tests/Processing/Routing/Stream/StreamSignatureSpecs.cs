using System.Text;
using MediaFunctions.Processing;
using MediaFunctions.Processing.Routing.Stream;

namespace MediaFunctions.Tests.Processing.Routing.Stream;

public sealed class StreamSignatureSpecs
{
    // The secret and the time of Cloudflare's page "Use webhooks"; the signature by Python's hmac.
    private const string Secret = "85011ed3a913c6ad5f9cf6c5573cc0a7";
    private const long SignedAt = 1230811200;
    private const string Signature = "baf8b35ee3c62e48ad7217a648ab1dbaa8ff5d589bd99b023bf821f86cf27f24";
    private const string Body = """{"uid":"6b9e68b07dfee8cc2d116e4c51d6a957","readyToStream":true}""";

    [Theory]
    [InlineData("time=1230811200,sig1=" + Signature)]
    [InlineData("sig1=" + Signature + ", time=1230811200")]
    [InlineData("time=1230811200,sig1=" + Signature + ",sig2=whatever comes next")]
    public void A_webhook_of_Streams_is_believed(string header)
    {
        Assert.Null(Verify(header, Body));
    }

    [Theory]
    [InlineData(null, Body)]
    [InlineData("", Body)]
    [InlineData("sig1=" + Signature, Body)]
    [InlineData("time=1230811200", Body)]
    [InlineData("time=1230811201,sig1=" + Signature, Body)]
    [InlineData("time=1230811200,sig1=caf8b35ee3c62e48ad7217a648ab1dbaa8ff5d589bd99b023bf821f86cf27f24", Body)]
    [InlineData("time=1230811200,sig1=baf8", Body)]
    [InlineData("time=1230811200,sig1=zzf8b35ee3c62e48ad7217a648ab1dbaa8ff5d589bd99b023bf821f86cf27f24", Body)]
    [InlineData("time=+1230811200,sig1=" + Signature, Body)]
    [InlineData("time=1230811200,sig1=" + Signature, Body + "\n")]
    public void A_change_of_anything_is_refused(string? header, string body)
    {
        Assert.Equal(RefusalCode.Unauthorized, Verify(header, body)?.Code);
    }

    [Theory]
    [InlineData(-301, false)]
    [InlineData(-299, true)]
    [InlineData(299, true)]
    [InlineData(301, false)]
    public void A_webhook_of_long_ago_is_refused_though_its_signature_is_good(long age, bool believed)
    {
        Assert.Equal(believed, Verify($"time={SignedAt},sig1={Signature}", Body, SignedAt + age) is null);
    }

    [Fact]
    public void Without_a_secret_none_is_believed()
    {
        var verifier = new StreamSignature(new StreamSettings(), new Then(SignedAt));

        Assert.Equal(RefusalCode.Unauthorized, verifier.Verify($"time={SignedAt},sig1={Signature}", Encoding.UTF8.GetBytes(Body))?.Code);
    }

    private static Refusal? Verify(string? header, string body, long now = SignedAt) =>
        new StreamSignature(new StreamSettings { WebhookSecret = Secret }, new Then(now)).Verify(header, Encoding.UTF8.GetBytes(body));

    private sealed class Then(long seconds) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeSeconds(seconds);
    }
}
