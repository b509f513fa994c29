using System.Security.Cryptography;
using System.Text;
using MediaFunctions.Processing;
using StandardWebhooks;

namespace MediaFunctions.Tests.Processing.Delivery.Callbacks;

public sealed class WebhookSignatureSpecs
{
    // The example of the Standard Webhooks specification.
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    [Fact]
    public void The_example_of_the_specification_is_signed_as_it_says()
    {
        var signature = WebhookSignature.Of(
            WebhookSecret.TryRead(Secret)!, "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", """{"test": 2432232314}"""u8);

        Assert.Equal("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", signature);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"data":"Ærøskøbing 🎬"}""")]
    public void Another_implementation_signs_alike(string body)
    {
        var at = new DateTimeOffset(2026, 11, 30, 16, 30, 5, TimeSpan.Zero);
        var secret = "whsec_" + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

        var ours = WebhookSignature.Of(
            WebhookSecret.TryRead(secret)!, "msg_1", $"{at.ToUnixTimeSeconds()}", Encoding.UTF8.GetBytes(body));

        Assert.Equal(new StandardWebhook(secret).Sign("msg_1", at, body), ours);
    }
}
