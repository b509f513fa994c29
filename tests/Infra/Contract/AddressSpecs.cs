using MediaFunctions.Tests.Infra.Bicep;

namespace MediaFunctions.Tests.Infra.Contract;

/// <summary>What infra/azure tells infra/deploy and infra/cloudflare is what it tells the app.</summary>
[Collection(InfraFixture.Collection)]
public sealed class AddressSpecs(InfraFixture infra)
{
    private static readonly Breaks Broken = new(AddressCheck.Findings)
    {
        {
            "a route that is renamed in the code only",
            d => d.Code = d.Code with { EventsRoute = "api/events" },
            "the output eventsUrl is 'https://func-"
        },
        {
            "a prefix of routes in host.json",
            d => d.Code = d.Code with { Host = d.Code.Host.With("extensions.http.routePrefix", "v1") },
            "/v1/api/events/r2'"
        },
        { "an output that is renamed", d => d.Outputs.Rename("eventsUrl", "webhookUrl"), "the output eventsUrl is ''" },
        {
            "a container of the state that is renamed",
            d => d.All("Microsoft.Storage/storageAccounts/blobServices/containers").Single(c => c.OwnName == "terraform-state").Json["name"] = "st/default/tfstate",
            "the output stateContainerName is 'terraform-state', expected 'nowhere'"
        },
        {
            "a variable of Terraform that is renamed",
            d => d.Outputs["cloudflare"]!.AsObject().Rename("media_domain", "domain"),
            "the list of members of the output cloudflare"
        },
        { "another bucket for the app", d => Head.AppSettings(d)["R2__MediaBucket"] = "another", "R2__MediaBucket of the function app is 'another'" },
        {
            "another bucket for the heavy job",
            d => d.Variable("R2__UploadsBucket")["value"] = "another",
            "R2__UploadsBucket of the heavy job is 'another'"
        },
        {
            "an endpoint outside of the jurisdiction",
            d => Head.AppSettings(d)["R2__Endpoint"] = "https://0123456789abcdef0123456789abcdef.r2.cloudflarestorage.com",
            "R2__Endpoint of the function app is"
        },
        {
            "a platform that lets other pages call",
            d => d.The("Microsoft.Web/sites").Json.Put("properties.siteConfig.cors.allowedOrigins", new JsonArray("*")),
            "Api__Origins of the function app is 'https://www.example.com,https://app.example.com:8443', expected '*'"
        },
        {
            "buckets that do not know the app's own page",
            d => d.Outputs["cloudflare"]!.AsObject()["origins"] = new JsonArray("https://www.example.com", "https://app.example.com:8443"),
            "the output cloudflare.origins is 'https://www.example.com,https://app.example.com:8443', expected 'https://func-"
        },
        {
            "an app that promises uploads in parts for longer than R2 keeps parts",
            d => Head.AppSettings(d)["Uploads__MultipartLifetime"] = "7.00:00:01",
            "Uploads__MultipartLifetime of the function app is '7.00:00:01', expected '7.00:00:00'"
        },
        {
            "parts that R2 drops sooner than the app promises",
            d => d.Outputs["cloudflare"]!.AsObject()["abort_parts_after_days"] = 1,
            "Uploads__MultipartLifetime of the heavy job is '7.00:00:00', expected '1.00:00:00'"
        },
        {
            "a router that does not know of the heavy job",
            d => Head.AppSettings(d)["Routing__Container"] = "false",
            "Routing__Container of the function app is 'false'"
        },
    };

    [Theory, MemberData(nameof(InfraFixture.Names), MemberType = typeof(InfraFixture))]
    public void Addresses_origins_and_buckets_are_the_same_for_Azure_for_Cloudflare_and_for_the_app(string parameters)
    {
        Expect.Nothing(AddressCheck.Findings(infra.Deploy(parameters)));
    }

    [Theory, EachBreak]
    public void What_is_broken_is_named(string what) => Broken.Prove(what, infra.Deploy(InfraFixture.Most));
}
