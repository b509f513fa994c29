namespace MediaFunctions.Processing;

/// <summary>How a caller is known.</summary>
public enum CallerKind
{
    /// <summary>Not at all: the endpoint asks nobody.</summary>
    Nobody,

    /// <summary>By one of our API keys: a service of the pipeline's owner. It sees everything.</summary>
    Key,

    /// <summary>By a token of an OpenID Connect issuer: a person. It sees what is its own.</summary>
    Subject,

    /// <summary>By an upload grant: whoever holds it may make the one upload that it was given for.</summary>
    Grant,
}
