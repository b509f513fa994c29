namespace MediaFunctions.Api.Web;

/// <summary>Answers with a file of the page: the form that the client takes, or 304 where it has that already.</summary>
internal static class FileReply
{
    /// <summary>The file's name tells its content: it never changes.</summary>
    public const string ForEver = "public, max-age=31536000, immutable";

    /// <summary>Its name stays: it is asked for again after an hour.</summary>
    public const string AnHour = "public, max-age=3600";

    /// <summary>Kept, and asked for again each time: it names the others.</summary>
    public const string AskAgain = "no-cache";

    private static readonly string[] SmallestFirst = [ContentCoding.Brotli, ContentCoding.Gzip, ContentCoding.Identity];

    public static Reply Of(ApiCall call, WebFile file, string kept)
    {
        var headers = call.Context.Response.Headers;
        var coding = ContentCoding.Choose(
            call.Context.Request.Headers.AcceptEncoding, [.. SmallestFirst.Where(file.Forms.ContainsKey)]);
        var form = file.Forms[coding];
        if (coding != ContentCoding.Identity)
            headers.ContentEncoding = coding;
        headers.Vary = "Accept-Encoding";
        headers.CacheControl = kept;
        headers.XContentTypeOptions = "nosniff";
        return new Reply(TypedResults.Bytes(form.Bytes, file.ContentType, entityTag: form.ETag));
    }

    /// <summary>Not to be kept: a file that is missing now may be there after the next deployment.</summary>
    public static Refusal Missing(HttpContext context, string message)
    {
        context.Response.Headers.CacheControl = "no-store";
        return new Refusal(RefusalCode.NotFound, message);
    }

    /// <summary>Says what makes the files.</summary>
    public static Refusal NotBuilt(HttpContext context) => Missing(
        context,
        "The page was not built, and the API works without it: setup/web builds it in a clone; Web:Folder names the folder "
        + "where it stands elsewhere than in web, beside the program.");
}
