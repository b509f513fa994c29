using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Primitives;

namespace MediaFunctions.Tests.Parts;

/// <summary>Remembers the name of every setting that is asked for.</summary>
public sealed class RecordingConfiguration(IConfiguration inner) : IConfiguration
{
    public HashSet<string> Names { get; } = [];

    public string? this[string key]
    {
        get
        {
            Names.Add(key);
            return inner[key];
        }
        set => throw new NotSupportedException();
    }

    public IEnumerable<IConfigurationSection> GetChildren() => inner.GetChildren();

    public IChangeToken GetReloadToken() => inner.GetReloadToken();

    public IConfigurationSection GetSection(string key) => inner.GetSection(key);
}
