using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace MediaFunctions.Api.Web;

/// <summary>One form of a file: as it is, or compressed.</summary>
/// <param name="Bytes">What is sent.</param>
/// <param name="ETag">A strong one, made of the bytes: two codings of a file are two representations (RFC 9110, 8.8.3).</param>
internal sealed record WebForm(byte[] Bytes, EntityTagHeaderValue ETag)
{
    private const int TagBytes = 16;

    public static WebForm Of(byte[] bytes) =>
        new(bytes, new EntityTagHeaderValue($"\"{Base64Url.EncodeToString(SHA256.HashData(bytes).AsSpan(0, TagBytes))}\""));
}
