using System.Text.Json.Serialization;

namespace MediaFunctions.Processing;

/// <summary>Why a request was refused. The words are public and stable: clients switch on them.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<RefusalCode>))]
public enum RefusalCode
{
    InvalidRequest,
    Unauthorized,
    Forbidden,
    NotFound,
    MethodNotAllowed,
    Conflict,
    TypeNotAllowed,
    ContentTypeNotAllowed,
    TooLarge,
    RateLimited,
    StorageUnavailable,
}
