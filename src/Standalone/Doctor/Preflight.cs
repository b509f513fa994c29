namespace MediaFunctions.Standalone.Doctor;

/// <summary>Asks as a browser does before it lets a page of another origin send something.</summary>
internal static class Preflight
{
    /// <summary>An origin that nobody can have.</summary>
    public const string Stranger = "https://doctor.invalid";

    private const string AllowOrigin = "Access-Control-Allow-Origin";
    private const string Any = "*";

    /// <summary>Why a browser would not let the page send; null where it would.</summary>
    public static async Task<string?> RefusalAsync(
        HttpClient http, string url, string origin, string method, string[] headers, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, url);
        request.Headers.Add("Origin", origin);
        request.Headers.Add("Access-Control-Request-Method", method);
        if (headers.Length > 0)
            request.Headers.Add("Access-Control-Request-Headers", string.Join(',', headers));
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (!response.IsSuccessStatusCode)
            return $"the preflight is answered {(int)response.StatusCode}";
        if (!IsFor(response, origin))
            return "the preflight's answer does not name the origin";
        if (!Names(response, "Access-Control-Allow-Methods", method))
            return $"the preflight's answer does not allow {method}";
        return headers.FirstOrDefault(header => !Names(response, "Access-Control-Allow-Headers", header)) is { } missing
            ? $"the preflight's answer does not allow the header {missing}"
            : null;
    }

    /// <summary>Whether a page of this origin may read the answer.</summary>
    public static bool IsFor(HttpResponseMessage response, string origin) =>
        response.Headers.TryGetValues(AllowOrigin, out var allowed)
        && allowed.Any(value => value == Any || value.Equals(origin, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a list in a header of the answer has this word, or all.</summary>
    public static bool Names(HttpResponseMessage response, string header, string word) =>
        response.Headers.TryGetValues(header, out var lists)
        && lists.SelectMany(list => list.Split(',', StringSplitOptions.TrimEntries))
            .Any(value => value == Any || value.Equals(word, StringComparison.OrdinalIgnoreCase));
}
