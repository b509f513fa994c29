using System.Security.Cryptography;
using System.Text;

namespace MediaFunctions.Tests.Api;

/// <summary>Callers of the tests: alice with two keys (she is rotating one), bob with one.</summary>
internal static class TestKeys
{
    public const string Alice = "alice-key-0123456789";
    public const string AliceNew = "alice-key-9876543210";
    public const string Bob = "bob-key-0123456789";

    public static string Setting => $"alice:{Hash(Alice)}, alice:{Hash(AliceNew).ToUpperInvariant()} bob:{Hash(Bob)}";

    public static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
