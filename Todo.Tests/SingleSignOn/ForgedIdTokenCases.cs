using System.Text.Json.Nodes;
using Todo.Tests.Harness;

namespace Todo.Tests.SingleSignOn;

/// <summary>The ways in which an ID token breaks a rule, each with the name of its test, and those that only seem to.</summary>
internal static class ForgedIdTokenCases
{
    public static TestCaseData<Action<JsonObject>>[] Payloads =>
    [
        Refused("no iss", claims => claims.Remove("iss")),
        Refused("another iss", claims => claims["iss"] = "http://127.0.0.1:1"),
        Refused("an iss with a slash at the end", claims => claims["iss"] += "/"),
        Refused("an iss in other case", claims => claims["iss"] = ((string)claims["iss"]!).ToUpperInvariant()),
        Refused("a list as iss", claims => claims["iss"] = new JsonArray((string)claims["iss"]!)),
        Refused("no aud", claims => claims.Remove("aud")),
        Refused("another aud", claims => claims["aud"] = "other"),
        Refused("an aud in other case", claims => claims["aud"] = "TODO-SPA"),
        Refused("an empty list as aud", claims => claims["aud"] = new JsonArray()),
        Refused("others in the list as aud", claims => claims["aud"] = new JsonArray("other", "another")),
        Refused("a number in the list as aud", claims => claims["aud"] = new JsonArray(FakeProvider.ClientId, 1)),
        Refused("several aud and no azp", claims => claims["aud"] = new JsonArray(FakeProvider.ClientId, "other")),
        Refused("several aud and another azp", claims =>
        {
            claims["aud"] = new JsonArray(FakeProvider.ClientId, "other");
            claims["azp"] = "other";
        }),
        Refused("another azp", claims => claims["azp"] = "other"),
        Refused("a list as azp", claims => claims["azp"] = new JsonArray(FakeProvider.ClientId)),
        Refused("no exp", claims => claims.Remove("exp")),
        Refused("exp in the past", claims => claims["exp"] = Shift(claims["iat"], -6)),
        Refused("exp 0", claims => claims["exp"] = 0),
        Refused("a negative exp", claims => claims["exp"] = -1),
        Refused("an exp beyond all time", claims => claims["exp"] = 253_402_300_800),
        Refused("an exp beyond all numbers", claims => claims["exp"] = JsonNode.Parse("1e999")),
        Refused("a text as exp", claims => claims["exp"] = $"{claims["exp"]}"),
        Refused("no iat", claims => claims.Remove("iat")),
        Refused("an iat of 11 minutes ago", claims => claims["iat"] = Shift(claims["iat"], -660)),
        Refused("an iat to come", claims => claims["iat"] = Shift(claims["iat"], 30)),
        Refused("a text as iat", claims => claims["iat"] = $"{claims["iat"]}"),
        Refused("an nbf to come", claims => claims["nbf"] = Shift(claims["iat"], 30)),
        Refused("a text as nbf", claims => claims["nbf"] = $"{claims["iat"]}"),
        Refused("no nonce", claims => claims.Remove("nonce")),
        Refused("an empty nonce", claims => claims["nonce"] = string.Empty),
        Refused("a blank nonce", claims => claims["nonce"] = "  "),
        Refused("a number as nonce", claims => claims["nonce"] = 1),
        Refused("null as nonce", claims => claims["nonce"] = null),
        Refused("a nonce of 513 characters", claims => claims["nonce"] = new string('n', 513)),
        Refused("no sub", claims => claims.Remove("sub")),
        Refused("an empty sub", claims => claims["sub"] = string.Empty),
        Refused("a sub of 256 characters", claims => claims["sub"] = new string('s', 256)),
        Refused("a sub beyond ASCII", claims => claims["sub"] = "ädä"),
        Refused("a sub with NUL", claims => claims["sub"] = "a\0b"),
        Refused("a sub with a space at the end", claims => claims["sub"] = "ada "),
        Refused("a number as sub", claims => claims["sub"] = 1),
        Refused("more than 16 KiB", claims => claims["groups"] = new string('g', 16 * 1024)),
    ];

    public static TestCaseData<Action<JsonObject>>[] Headers =>
    [
        Refused("the type of an access token", header => header["typ"] = "at+jwt"),
        Refused("the type of a logout token", header => header["typ"] = "logout+jwt"),
        Refused("a number as typ", header => header["typ"] = 1),
        Refused("no kid", header => header.Remove("kid")),
        Refused("an unknown kid", header => header["kid"] = "unknown"),
        Refused("a number as kid", header => header["kid"] = 1),
        Refused("no alg", header => header.Remove("alg")),
        Refused("alg none", header => header["alg"] = "none"),
        Refused("alg ES384", header => header["alg"] = "ES384"),
        Refused("alg RS256 for an EC key", header => header["alg"] = "RS256"),
        Refused("alg HS256", header => header["alg"] = "HS256"),
        Refused("alg in lower case", header => header["alg"] = "es256"),
        Refused("an empty crit", header => header["crit"] = new JsonArray()),
        Refused("a crit", header => header["crit"] = new JsonArray("exp")),
        Refused("an embedded jwk", header => header["jwk"] = new JsonObject()),
        Refused("a jku", header => header["jku"] = "https://evil.example/keys"),
        Refused("an x5c", header => header["x5c"] = new JsonArray("AAAA")),
        Refused("an x5u", header => header["x5u"] = "https://evil.example/chain"),
    ];

    public static TestCaseData<Action<JsonObject>>[] Accepted =>
    [
        Good("the client in a list as aud", claims => claims["aud"] = new JsonArray(FakeProvider.ClientId)),
        Good("the client as azp", claims => claims["azp"] = FakeProvider.ClientId),
        Good("several aud and the client as azp", claims =>
        {
            claims["aud"] = new JsonArray("other", FakeProvider.ClientId);
            claims["azp"] = FakeProvider.ClientId;
        }),
        Good("an iat of almost 10 minutes ago", claims => claims["iat"] = Shift(claims["iat"], -590)),
        Good("an iat of a clock that is 3 seconds ahead", claims => claims["iat"] = Shift(claims["iat"], 3)),
        Good("times with fractions", claims => (claims["iat"], claims["exp"]) = (Shift(claims["iat"], -1) + 0.5, Shift(claims["exp"], 0) + 0.5)),
        Good("the last exp of all", claims => claims["exp"] = 253_402_300_799),
        Good("an nbf of now", claims => claims["nbf"] = (long)claims["iat"]!),
        Good("a nonce of 512 characters", claims => claims["nonce"] = claims["nonce"] + new string('n', 512 - 32)),
        Good("a sub of 255 characters", claims => claims["sub"] = claims["sub"] + new string('s', 255 - 32)),
        Good("10 KiB of groups", claims => claims["groups"] = new string('g', 10 * 1024)),
    ];

    private static long Shift(JsonNode? time, long seconds) => (long)time! + seconds;

    private static TestCaseData<Action<JsonObject>> Refused(string name, Action<JsonObject> change) =>
        new(change) { TestName = $"An_ID_token_with_{name.Replace(' ', '_')}_is_refused" };

    private static TestCaseData<Action<JsonObject>> Good(string name, Action<JsonObject> change) =>
        new(change) { TestName = $"An_ID_token_with_{name.Replace(' ', '_')}_is_accepted" };
}
