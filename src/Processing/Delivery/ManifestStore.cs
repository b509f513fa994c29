using System.Globalization;
using System.Text.Json;
using MediaFunctions.Processing.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace MediaFunctions.Processing.Delivery;

/// <summary>Commits manifests and moves pointers (design: Commit).</summary>
public sealed class ManifestStore([FromKeyedServices("media")] R2Bucket media)
{
    // In the pointer's metadata rather than its body: its body is the manifest, for clients to read as it is.
    private const string SourceTime = "source-last-modified";
    private const string Generation = "generation";

    /// <summary>The versioned manifest; null where the job is not committed.</summary>
    public async Task<Manifest?> FindAsync(
        string assetId, string recipe, string version, R2Meter? meter, CancellationToken cancellationToken)
    {
        var found = await media.MeteredBy(meter).GetAsync(OutputNames.ManifestKey(assetId, recipe, version), cancellationToken);
        return found is { } there ? Read(there.Bytes) : null;
    }

    /// <summary>Commits, unless somebody has committed this version before; returns the manifest that stands.</summary>
    public async Task<Manifest> CommitAsync(Manifest manifest, R2Meter meter, CancellationToken cancellationToken)
    {
        var key = OutputNames.ManifestKey(manifest.AssetId, manifest.Recipe, manifest.Version);
        var content = new ObjectContent("application/json", CachePolicy.Immutable, Write(manifest));
        if (await media.MeteredBy(meter).PutAsync(key, content, PutCondition.Absent, cancellationToken))
            return manifest;
        return await FindAsync(manifest.AssetId, manifest.Recipe, manifest.Version, meter, cancellationToken)
            ?? throw new InvalidDataException($"The manifest {key} was there and is gone.");
    }

    /// <summary>
    /// Lets the recipe's pointer show this manifest, unless it shows a later one: later by the source's time in R2,
    /// then by generation.
    /// </summary>
    public async Task MovePointerAsync(
        Manifest manifest, DateTimeOffset sourceModified, int generation, R2Meter meter, CancellationToken cancellationToken)
    {
        var key = OutputNames.PointerKey(manifest.AssetId, manifest.Recipe);
        var content = new ObjectContent("application/json", CachePolicy.Revalidate, Write(manifest))
        {
            Metadata = new Dictionary<string, string>
            {
                [SourceTime] = sourceModified.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
                [Generation] = generation.ToString(CultureInfo.InvariantCulture),
            },
        };
        var bucket = media.MeteredBy(meter);
        while (true)
        {
            var current = await bucket.HeadAsync(key, cancellationToken);
            if (current is not null && !IsLater((sourceModified.ToUnixTimeMilliseconds(), generation), PlaceOf(current)))
                return;
            var condition = current is null ? PutCondition.Absent : PutCondition.Matches(current.ETag);
            if (await bucket.PutAsync(key, content, condition, cancellationToken))
                return;
        }
    }

    /// <summary>The manifest that the recipe's pointer shows; null where there is none.</summary>
    public async Task<Manifest?> CurrentAsync(string assetId, string recipe, CancellationToken cancellationToken)
    {
        var found = await media.GetAsync(OutputNames.PointerKey(assetId, recipe), cancellationToken);
        return found is { } there ? Read(there.Bytes) : null;
    }

    private static bool IsLater((long Time, long Generation) one, (long Time, long Generation) other) =>
        one.CompareTo(other) > 0;

    private static (long Time, long Generation) PlaceOf(ObjectHead pointer) => (Number(pointer, SourceTime), Number(pointer, Generation));

    private static long Number(ObjectHead pointer, string name) =>
        pointer.Metadata.TryGetValue(name, out var text)
        && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    private static byte[] Write(Manifest manifest) =>
        JsonSerializer.SerializeToUtf8Bytes(manifest, DeliveryJson.Default.Manifest);

    private static Manifest? Read(byte[] json) => JsonSerializer.Deserialize(json, DeliveryJson.Default.Manifest);
}
