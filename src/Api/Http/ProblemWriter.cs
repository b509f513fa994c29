using System.Globalization;
using System.Text.Json;
using MediaFunctions.Api.Service;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace MediaFunctions.Api.Http;

/// <summary>Says in problem details why a call has no other answer.</summary>
public static class ProblemWriter
{
    private const string RetryAfterSeconds = "5";
    private const string InternalWord = "internal";

    /// <summary>The problem of a refusal, with the headers that its status asks for.</summary>
    public static IResult Refused(Refusal refusal, HttpContext context)
    {
        var headers = context.Response.Headers;
        if (refusal.Code is RefusalCode.StorageUnavailable or RefusalCode.RateLimited)
            headers.RetryAfter = refusal.RetryAfter is { } time ? Math.Ceiling(time.TotalSeconds).ToString(CultureInfo.InvariantCulture) : RetryAfterSeconds;
        // RFC 9110 wants a challenge beside every 401. There is no registered scheme for keys in a header of their own.
        if (refusal.Code == RefusalCode.Unauthorized)
            headers.Append(HeaderNames.WWWAuthenticate, $"ApiKey header=\"{ApiKeys.Header}\"");
        var word = JsonNamingPolicy.KebabCaseLower.ConvertName(refusal.Code.ToString());
        return Write(RefusalStatus.Of(refusal.Code), word, refusal.Message);
    }

    /// <summary>The problem of what a job would fail with.</summary>
    public static IResult Failed(Failure failure) => Write(
        RefusalStatus.OfFailure, JsonNamingPolicy.KebabCaseLower.ConvertName(failure.Code.ToString()), failure.Message);

    /// <summary>The problem of a mistake of ours: the log has the details, the outside has none.</summary>
    public static IResult Internal() => Write(
        StatusCodes.Status500InternalServerError,
        InternalWord,
        "Something went wrong that should not; the log of the service has the details.");

    // A relative reference, as RFC 9457 (3.1.1) allows: it resolves against the address that was asked.
    private static JsonHttpResult<Problem> Write(int status, string code, string detail)
    {
        var title = char.ToUpperInvariant(code[0]) + code[1..].Replace('-', ' ');
        var problem = new Problem($"/{GetErrors.Pattern}#{code}", title, status, detail, code);
        return TypedResults.Json(problem, ApiJson.Default.Problem, Problem.ContentType, status);
    }
}
