using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace MediaFunctions.Api.Web;

/// <summary>Which of the forms that a file is kept in a client gets (RFC 9110, 12.5.3).</summary>
internal static class ContentCoding
{
    public const string Brotli = "br";
    public const string Gzip = "gzip";

    /// <summary>The file as it is.</summary>
    public const string Identity = "identity";

    private const string Any = "*";

    // A client that names what it takes would rather have that than the file as it is, which it need not name.
    private const double Unnamed = 0.0005;

    /// <summary>The one that the client likes best; among equals the first.</summary>
    /// <param name="accepted">Its Accept-Encoding.</param>
    /// <param name="offered">What there is, the smallest first, <see cref="Identity"/> last.</param>
    public static string Choose(StringValues accepted, IReadOnlyList<string> offered)
    {
        // Who says nothing may take anything by the standard, and in truth often only what is not compressed.
        if (accepted.Count == 0 || !StringWithQualityHeaderValue.TryParseList([.. accepted.OfType<string>()], out var wishes))
            return Identity;
        return offered.Select(coding => (Coding: coding, Quality: QualityOf(coding, wishes)))
            .Where(offer => offer.Quality > 0)
            .OrderByDescending(offer => offer.Quality)
            .Select(offer => offer.Coding)
            // Nothing of what there is suits: the file as it is says more than a refusal.
            .FirstOrDefault(Identity);
    }

    private static double QualityOf(string coding, IList<StringWithQualityHeaderValue> wishes)
    {
        var wish = wishes.FirstOrDefault(w => w.Value.Equals(coding, StringComparison.OrdinalIgnoreCase))
            ?? wishes.FirstOrDefault(w => w.Value == Any);
        return wish is not null ? wish.Quality ?? 1 : coding == Identity ? Unnamed : 0;
    }
}
