using Microsoft.AspNetCore.Http;

namespace MediaFunctions.Tests.Parts;

/// <summary>One request as a receiver got it.</summary>
public sealed record ReceivedWebhook(string Method, string Path, IHeaderDictionary Headers, string Body)
{
    public string Id => Headers["webhook-id"].ToString();
}
