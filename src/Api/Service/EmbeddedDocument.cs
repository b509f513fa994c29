namespace MediaFunctions.Api.Service;

/// <summary>A document that is built into this assembly.</summary>
internal static class EmbeddedDocument
{
    public static byte[] Load(string name)
    {
        using var resource = typeof(EmbeddedDocument).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not in the assembly.");
        using var buffer = new MemoryStream();
        resource.CopyTo(buffer);
        return buffer.ToArray();
    }
}
