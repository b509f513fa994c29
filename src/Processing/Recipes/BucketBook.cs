using System.Text;
using MediaFunctions.Processing.Kinds.Reading;
using MediaFunctions.Processing.Storage;
using Microsoft.Extensions.Logging;

namespace MediaFunctions.Processing.Recipes;

/// <summary>
/// A book in the uploads bucket: read when it is first needed, and looked at again at most once a minute, which is one
/// class B operation. One that became wrong, or went away, leaves the last good one in force.
/// </summary>
public sealed partial class BucketBook(R2Bucket uploads, string key, TimeProvider clock, ILogger<BucketBook> log)
    : IRecipeBooks, IDisposable
{
    /// <summary>What the setting begins with; the key follows.</summary>
    public const string Prefix = "r2:";

    private static readonly TimeSpan Stands = TimeSpan.FromMinutes(1);

    /// <summary>A character of JSON takes four bytes at most.</summary>
    private const int MostBytes = RecipeLimits.BookChars * 4;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly SemaphoreSlim gate = new(1, 1);
    private volatile Look last = new();

    /// <inheritdoc/>
    public string Key => key;

    /// <inheritdoc/>
    public IReadOnlyList<string> Problems => last.Outage is { } outage ? [outage] : last.Mistakes;

    /// <inheritdoc/>
    public async ValueTask<RecipeBook> GetAsync(CancellationToken cancellationToken)
    {
        if (IsFresh && last.Good is { } fresh)
            return fresh;
        await gate.WaitAsync(cancellationToken);
        try
        {
            if (!IsFresh)
                last = await LookAsync(last, cancellationToken);
        }
        finally
        {
            gate.Release();
        }
        return last.Good ?? throw new RecipeBookException(Prefix + key, Problems);
    }

    public void Dispose() => gate.Dispose();

    private bool IsFresh => last.At is { } at && clock.GetUtcNow() - at < Stands;

    private async Task<Look> LookAsync(Look before, CancellationToken cancellationToken)
    {
        ChangedObject? seen;
        try
        {
            seen = await uploads.GetIfChangedAsync(key, before.ETag, MostBytes, cancellationToken);
        }
        catch (Exception e) when (before.Good is not null && StorageFaults.IsTransient(e))
        {
            Away(key, e);
            return before with
            {
                At = clock.GetUtcNow(),
                Outage = "The storage that holds the book does not answer; the last good one stays in force.",
            };
        }
        var now = before with { At = clock.GetUtcNow(), Outage = null };
        if (seen is { IsSame: true })
            return now;
        var found = new List<RecipeMistake>();
        if (Read(seen, found) is { } book)
            return now with { ETag = seen!.ETag, Good = book, Mistakes = [] };
        // In full only in the log: health is open to everybody.
        foreach (var mistake in found)
            Wrong(key, before.Good is not null, mistake);
        return now with { ETag = seen?.ETag, Mistakes = [.. found.Select(mistake => $"{mistake.Path}: expected {mistake.Expected}")] };
    }

    private static RecipeBook? Read(ChangedObject? seen, List<RecipeMistake> found)
    {
        if (seen is null)
            found.Add(new RecipeMistake("$", "a book under the key that Recipes:Book names", "no object"));
        else if (seen.Bytes is not { } bytes)
            found.Add(new RecipeMistake("$", $"at most {RecipeLimits.BookChars} characters", $"{seen.SizeBytes} bytes"));
        else if (Decode(bytes) is not { } text)
            found.Add(new RecipeMistake("$", "UTF-8", "other bytes"));
        else if (RecipeBook.Parse(text).Succeeded(out var book, out var wrong))
            return book;
        else
            found.AddRange(wrong.All);
        return null;
    }

    private static string? Decode(byte[] bytes)
    {
        try
        {
            return Strict.GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The recipe book r2:{Key} has a mistake (an older good one is in force: {HasGood}): {Mistake}")]
    private partial void Wrong(string key, bool hasGood, RecipeMistake mistake);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The recipe book r2:{Key} could not be looked at; the last good one stays in force")]
    private partial void Away(string key, Exception exception);

    /// <summary>What the newest look left.</summary>
    private sealed record Look
    {
        public RecipeBook? Good { get; init; }

        /// <summary>Of the newest text, good or not; null where none was seen.</summary>
        public string? ETag { get; init; }

        public DateTimeOffset? At { get; init; }

        public IReadOnlyList<string> Mistakes { get; init; } = [];

        public string? Outage { get; init; }
    }
}
