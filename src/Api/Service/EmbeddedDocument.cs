using System.Reflection;

namespace MediaFunctions.Api.Service;

/// <summary>A document that is built into an assembly.</summary>
internal static class EmbeddedDocument
{
    /// <summary>One of ours.</summary>
    public static byte[] Load(string name) => Load(typeof(EmbeddedDocument).Assembly, name);

    public static byte[] Load(Assembly assembly, string name)
    {
        using var resource = assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not in the assembly {assembly.GetName().Name}.");
        using var buffer = new MemoryStream();
        resource.CopyTo(buffer);
        return buffer.ToArray();
    }
}
