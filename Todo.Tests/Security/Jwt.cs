using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Todo.Tests.Security;

/// <summary>Parses and assembles tokens without the library that the program uses.</summary>
internal static class Jwt
{
    public static (string Header, string Payload, string Signature) Split(string token)
    {
        var parts = token.Split('.');
        return (parts[0], parts[1], parts[2]);
    }

    public static JsonObject HeaderOf(string token) => Parse(Split(token).Header);

    public static JsonObject PayloadOf(string token) => Parse(Split(token).Payload);

    public static string Encode(JsonNode part) => Encode(part.ToJsonString());

    public static string Encode(string part) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(part));

    public static string SignEcdsa(string header, string payload, ECDsa key) =>
        Join(header, payload, key.SignData(Encoding.ASCII.GetBytes($"{header}.{payload}"), HashAlgorithmName.SHA256));

    public static string SignRsa(string header, string payload, RSA key) => Join(
        header, payload, key.SignData(Encoding.ASCII.GetBytes($"{header}.{payload}"), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));

    public static string SignHmac(string header, string payload, byte[] secret) =>
        Join(header, payload, HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes($"{header}.{payload}")));

    private static string Join(string header, string payload, byte[] signature) =>
        $"{header}.{payload}.{Base64Url.EncodeToString(signature)}";

    private static JsonObject Parse(string part) => JsonNode.Parse(Base64Url.DecodeFromChars(part))!.AsObject();
}
