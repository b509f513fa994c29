using System.Net.Http.Headers;

namespace MediaFunctions.Client.Http;

/// <summary>Keeps a token until it is refused; many calls that are refused at once fetch one new token.</summary>
internal sealed class TokenCredential(Func<CancellationToken, ValueTask<string>> fetch) : Credential
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Lock gate = new();
    private Task<string>? kept;

    internal override async ValueTask ShowAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Bearer", await TokenAsync(null).WaitAsync(cancellationToken));

    internal override async ValueTask<bool> RenewAsync(HttpRequestMessage refused, CancellationToken cancellationToken)
    {
        var shown = refused.Headers.Authorization?.Parameter;
        return await TokenAsync(shown).WaitAsync(cancellationToken) != shown;
    }

    private Task<string> TokenAsync(string? refused)
    {
        lock (gate)
        {
            if (kept is null || kept is { IsCompleted: true, IsCompletedSuccessfully: false }
                || (kept.IsCompletedSuccessfully && kept.Result == refused))
            {
                kept = Task.Run(FetchAsync);
            }
            return kept;
        }
    }

    // Not by a caller's token: others wait for the same.
    private async Task<string> FetchAsync()
    {
        using var deadline = new CancellationTokenSource(Patience);
        return await fetch(deadline.Token);
    }
}
