namespace MediaFunctions.Tests.Api;

/// <summary>Settings of an API whose storage is not there: port 1 refuses at once.</summary>
internal static class TestSettings
{
    public const string EventsSecret = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    public const string StreamSecret = "85011ed3a913c6ad5f9cf6c5573cc0a7";

    public static Dictionary<string, string?> WithoutStorage() => WithApi(new Dictionary<string, string?>
    {
        ["R2:Endpoint"] = "http://127.0.0.1:1",
        ["R2:AccessKeyId"] = "id",
        ["R2:SecretAccessKey"] = "secret",
        ["R2:UploadsBucket"] = "uploads",
        ["R2:MediaBucket"] = "media",
        ["R2:PublicBaseUrl"] = "https://media.example.com",
        ["AzureWebJobsStorage"] = "DefaultEndpointsProtocol=http;AccountName=none;AccountKey=bm9uZQ==;"
            + "QueueEndpoint=http://127.0.0.1:1/none;TableEndpoint=http://127.0.0.1:1/none;",
        ["Events:Secrets"] = EventsSecret,
    });

    public static Dictionary<string, string?> WithApi(Dictionary<string, string?> settings)
    {
        settings["Assets:IdSecret"] = "0123456789abcdef0123456789abcdef";
        settings["Api:Keys"] = TestKeys.Setting;
        settings["Stream:AccountId"] = "0123456789abcdef0123456789abcdef";
        settings["Stream:ApiToken"] = "token";
        settings["Stream:ApiBaseUrl"] = "http://127.0.0.1:1/client/v4";
        settings["Stream:WebhookSecret"] = StreamSecret;
        settings["Callbacks:AllowedHosts"] = "e.example";
        settings["Callbacks:Secrets"] = EventsSecret;
        return settings;
    }
}
