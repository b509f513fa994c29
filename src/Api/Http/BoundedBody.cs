namespace MediaFunctions.Api.Http;

/// <summary>Reads a request's body whole, and no more of it than we take.</summary>
/// <remarks>The servers below have limits of their own, but answer them with an empty 500 (worker) or 413.</remarks>
public static class BoundedBody
{
    /// <summary>The largest body where an endpoint says nothing else, bytes.</summary>
    public const int MaxBytes = 1024 * 1024;

    public static async Task<Result<byte[], Refusal>> ReadAsync(HttpRequest request, int maxBytes, CancellationToken cancellationToken)
    {
        if (request.ContentLength > maxBytes)
            return TooLarge(maxBytes);
        try
        {
            using var body = new MemoryStream((int)(request.ContentLength ?? 0));
            var block = new byte[16 * 1024];
            int read;
            while ((read = await request.Body.ReadAsync(block, cancellationToken)) > 0)
            {
                if (body.Length + read > maxBytes)
                    return TooLarge(maxBytes);
                body.Write(block, 0, read);
            }
            return body.ToArray();
        }
        catch (BadHttpRequestException e)
        {
            return e.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? TooLarge(maxBytes)
                : new Refusal(RefusalCode.InvalidRequest, "The body ended before its announced length, or is badly chunked.");
        }
    }

    private static Refusal TooLarge(int maxBytes) => new(
        RefusalCode.TooLarge, $"The body has more than {maxBytes} bytes; files are uploaded to the url that POST /api/uploads answers.");
}
