using System.Text;

namespace MediaFunctions.Tests.Client;

/// <param name="Name">Method and path.</param>
/// <param name="Query">With its question mark, or nothing.</param>
/// <param name="Headers">By lower-case name.</param>
/// <param name="Body">All of it.</param>
internal sealed record Seen(string Name, string Query, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);
}
