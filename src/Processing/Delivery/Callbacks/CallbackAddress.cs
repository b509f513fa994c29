namespace MediaFunctions.Processing.Delivery.Callbacks;

/// <summary>What a callback's URL must look like, whoever names it.</summary>
internal static class CallbackAddress
{
    private const int Longest = 2048;

    /// <summary>What is wrong with it; null where nothing is.</summary>
    public static string? Objection(string url, bool allowPlain)
    {
        if (url.Length > Longest)
            return $"it has {url.Length} characters, at most {Longest} are taken";
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || !IsWeb(uri, allowPlain))
            return "expected an absolute https URL";
        if (uri.UserInfo.Length > 0 || uri.Fragment.Length > 0)
            return "it has a user or a fragment, which are not sent";
        if (HostOf(uri) is null)
            return "its host is no name that can be looked up";
        return null;
    }

    /// <summary>Whether it is https, or http where that is allowed.</summary>
    public static bool IsWeb(Uri uri, bool allowPlain) =>
        uri.Scheme == Uri.UriSchemeHttps || (allowPlain && uri.Scheme == Uri.UriSchemeHttp);

    /// <summary>Its host as it is looked up; null where no name can be made of it: .NET takes some such URLs, and throws later.</summary>
    public static string? HostOf(Uri uri)
    {
        try
        {
            return uri.IdnHost;
        }
        catch (UriFormatException)
        {
            return null;
        }
    }

    /// <summary>The URL as it is shown: without its query, which may be a secret.</summary>
    public static string Shown(string url)
    {
        const int most = 200;
        var shown = Uri.TryCreate(url, UriKind.Absolute, out var uri) ? uri.GetLeftPart(UriPartial.Path) : "";
        return shown.Length <= most ? shown : $"{shown[..most]}...";
    }
}
