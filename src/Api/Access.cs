namespace MediaFunctions.Api;

/// <summary>Who may call an endpoint (design: Who may).</summary>
public enum Access
{
    /// <summary>Anybody.</summary>
    Open,

    /// <summary>Whoever has one of our API keys, or a token of an issuer that we trust.</summary>
    Caller,

    /// <summary>The same, and whoever holds an upload grant: for its upload, and what became of it.</summary>
    Upload,

    /// <summary>Whoever has one of our API keys, and nobody else.</summary>
    Key,

    /// <summary>Whoever signs, as Standard Webhooks or Cloudflare Stream say; the endpoint verifies it over the body.</summary>
    Webhook,
}
