using Microsoft.Extensions.Configuration;

namespace MediaFunctions.Tests.Infra.Contract;

/// <summary>The secrets that infra/deploy writes to the vault: for which setting, and of which form.</summary>
internal static class Samples
{
    private const string Webhook = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    /// <summary>The secret's name by the setting's.</summary>
    public static IReadOnlyDictionary<string, string> SecretOf { get; } = new Dictionary<string, string>
    {
        ["R2__AccessKeyId"] = "r2-access-key-id",
        ["R2__SecretAccessKey"] = "r2-secret-access-key",
        ["Api__Keys"] = "api-keys",
        ["Assets__IdSecret"] = "assets-id-secret",
        ["Events__Secrets"] = "events-secrets",
        ["Callbacks__Secrets"] = "callbacks-secrets",
        ["Cdn__ApiToken"] = "cdn-api-token",
    };

    /// <summary>A value by the secret's name; while one is rotated there are two in one.</summary>
    public static IReadOnlyDictionary<string, string> ValueOf { get; } = new Dictionary<string, string>
    {
        ["r2-access-key-id"] = "0123456789abcdef0123456789abcdef",
        ["r2-secret-access-key"] = new('a', 64),
        ["api-keys"] = $"owner:{new string('0', 64)}",
        ["assets-id-secret"] = new('b', 64),
        ["events-secrets"] = $"{Webhook} {Webhook}",
        ["callbacks-secrets"] = Webhook,
        ["cdn-api-token"] = "a-token-of-cloudflare",
    };

    /// <summary>The settings of a local run, which are right, but for these.</summary>
    public static IConfiguration LocalBut(IReadOnlyDictionary<string, string> values) => new ConfigurationBuilder()
        .AddInMemoryCollection(Local.Where(local => !values.ContainsKey(local.Key)).Concat(values)
            .Select(s => KeyValuePair.Create(s.Key.Replace("__", ":", StringComparison.Ordinal), (string?)s.Value)))
        .Build();

    private static Dictionary<string, string> Local { get; } = JsonNode.Parse(File.ReadAllText(Repo.File("local.settings.sample.json")))!["Values"]!
        .AsObject().Where(s => !s.Key.StartsWith("Limits__", StringComparison.Ordinal)).ToDictionary(s => s.Key, s => (string)s.Value!);

    /// <summary>What the head would read.</summary>
    public static IConfiguration Configuration(Head head) => new ConfigurationBuilder()
        .AddInMemoryCollection(head.Values
            .Concat(head.Secrets.Select(secret => KeyValuePair.Create(secret.Key, ValueOf.GetValueOrDefault(secret.Value, ""))))
            .Select(s => KeyValuePair.Create(s.Key.Replace("__", ":", StringComparison.Ordinal), (string?)s.Value)))
        .Build();
}
