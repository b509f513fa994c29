namespace MediaFunctions.Client.Http;

internal sealed class HeaderCredential : Credential
{
    private readonly string name;
    private readonly string value;

    public HeaderCredential(string name, string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        (this.name, this.value) = (name, value);
    }

    internal override ValueTask ShowAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Add(name, value);
        return ValueTask.CompletedTask;
    }
}
