using System.Net;
using MediaFunctions.Standalone.Doctor;
using MediaFunctions.Standalone.Doctor.Checks;

namespace MediaFunctions.Tests.Standalone.Doctor;

/// <summary>Only who takes what was wrongly signed does not check signatures: who is busy or away says nothing of it.</summary>
public sealed class BlameSpecs
{
    [Theory]
    [InlineData(200, true)]
    [InlineData(202, true)]
    [InlineData(302, false)]
    [InlineData(404, false)]
    [InlineData(429, false)]
    [InlineData(503, false)]
    public void An_API_is_taken_from_the_network_only_where_it_believes_a_stranger(int status, bool blamed)
    {
        var result = WebhookCheck.OfStranger((HttpStatusCode)status);

        Assert.Equal(CheckOutcome.Failed, result.Outcome);
        Assert.Contains($"answered {status} ", result.Facts, StringComparison.Ordinal);
        Assert.Equal(blamed, result.Advice!.Remedy.StartsWith("At once:", StringComparison.Ordinal));
        Assert.Equal(!blamed, result.Facts.Contains("could not be asked", StringComparison.Ordinal));
    }

    [Fact]
    public void An_API_that_refuses_a_stranger_is_well() =>
        Assert.Equal(CheckOutcome.Ok, WebhookCheck.OfStranger(HttpStatusCode.Unauthorized).Outcome);

    [Theory]
    [InlineData(200, true)]
    [InlineData(429, false)]
    [InlineData(503, false)]
    public void R2_is_suspected_only_where_it_takes_what_was_not_signed(int status, bool blamed)
    {
        var result = PresignedPutCheck.OfOtherType((HttpStatusCode)status)!;

        Assert.Equal(CheckOutcome.Failed, result.Outcome);
        Assert.Equal(blamed, result.Advice!.Remedy.Contains("does not check signatures", StringComparison.Ordinal));
        Assert.Equal(!blamed, result.Facts.Contains("could not be asked", StringComparison.Ordinal));
    }

    [Fact]
    public void R2_that_refuses_what_was_not_signed_is_well() => Assert.Null(PresignedPutCheck.OfOtherType(HttpStatusCode.Forbidden));

    [Theory]
    [InlineData(503, true)]
    [InlineData(403, false)]
    public void An_outage_of_R2_is_not_taken_for_a_broken_signature(int status, bool outage) =>
        Assert.Equal(outage, PresignedPutCheck.Refused((HttpStatusCode)status).Facts.Contains("could not be asked", StringComparison.Ordinal));
}
