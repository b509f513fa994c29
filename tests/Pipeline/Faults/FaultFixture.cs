using MediaFunctions.Tests.Parts;

namespace MediaFunctions.Tests.Pipeline.Faults;

/// <summary>
/// Real R2 semantics, a real queue and real tables, and no head: the tests bring events and take messages themselves, so
/// that they decide who dies when. R2's own notifications go nowhere.
/// </summary>
public sealed class FaultFixture : IAsyncLifetime
{
    private LocalParts? parts;

    public LocalParts Parts => parts ?? throw new InvalidOperationException("The parts are not started.");

    /// <summary>The settings of a pipeline on these parts, with leases short enough to wait for.</summary>
    public Dictionary<string, string?> Settings()
    {
        var settings = Parts.Addresses.Settings();
        settings["Assets:IdSecret"] = new string('s', 32);
        settings["Limits:LeaseDuration"] = "00:00:02";
        settings["Limits:Heartbeat"] = "00:00:00.2";
        return settings;
    }

    /// <summary>The same, telling this receiver on loopback of every end.</summary>
    public Dictionary<string, string?> Telling(WebhookReceiver receiver)
    {
        var settings = Settings();
        settings["Callbacks:Urls"] = receiver.Url + "hook?token=secret";
        settings["Callbacks:Secrets"] = CallbackSecret;
        settings["Callbacks:AllowPrivate"] = "true";
        return settings;
    }

    public const string CallbackSecret = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    public async Task InitializeAsync()
    {
        parts = await LocalParts.StartAsync(new Uri("http://127.0.0.1:9/api/events/r2"));
        await parts.NotifyAsync(on: false);
    }

    public async Task DisposeAsync()
    {
        if (parts is not null)
            await parts.DisposeAsync();
    }
}
