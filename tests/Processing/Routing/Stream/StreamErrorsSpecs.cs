using MediaFunctions.Processing;
using MediaFunctions.Processing.Routing.Stream;

namespace MediaFunctions.Tests.Processing.Routing.Stream;

public sealed class StreamErrorsSpecs
{
    [Theory]
    [InlineData("ERR_NON_VIDEO", FailureCode.NotMedia, false)]
    [InlineData("ERR_DURATION_EXCEED_CONSTRAINT", FailureCode.TooLong, false)]
    [InlineData("ERR_FETCH_ORIGIN_ERROR", FailureCode.StorageUnavailable, true)]
    [InlineData("ERR_MALFORMED_VIDEO", FailureCode.Corrupt, false)]
    [InlineData("ERR_DURATION_TOO_SHORT", FailureCode.NoOutput, false)]
    [InlineData("ERR_UNKNOWN", FailureCode.Internal, true)]
    [InlineData("ERR_OF_TOMORROW", FailureCode.Internal, true)]
    [InlineData(null, FailureCode.Internal, true)]
    public void Each_of_Streams_error_codes_is_one_of_ours(string? reason, FailureCode code, bool retryable)
    {
        var failure = StreamErrors.Of(reason);

        Assert.Equal((code, retryable), (failure.Code, failure.Retryable));
        Assert.Contains("Stream", failure.Message, StringComparison.Ordinal);
    }
}
