using System.Text.Json.Nodes;

namespace Todo.Tests.WebApi;

/// <summary>The ways in which a forged token differs from ours, each with the name of its test.</summary>
internal static class ForgedTokenCases
{
    public static TestCaseData<Action<JsonObject>>[] Payloads =>
    [
        Change("no iss", payload => payload.Remove("iss")),
        Change("another iss", payload => payload["iss"] = "http://localhost:8001"),
        Change("an iss in other case", payload => payload["iss"] = "HTTP://localhost:8000"),
        Change("no aud", payload => payload.Remove("aud")),
        Change("another aud", payload => payload["aud"] = "other"),
        Change("an empty list as aud", payload => payload["aud"] = new JsonArray()),
        Change("no exp", payload => payload.Remove("exp")),
        Change("exp in the past", payload => payload["exp"] = (long)payload["iat"]! - 6),
        Change("exp 0", payload => payload["exp"] = 0),
        Change("a negative exp", payload => payload["exp"] = -1),
        Change("an exp beyond all time", payload => payload["exp"] = long.MaxValue),
        Change("a word as exp", payload => payload["exp"] = "tomorrow"),
        Change("nbf to come", payload => payload["nbf"] = (long)payload["exp"]! - 60),
        Change("no sub", payload => payload.Remove("sub")),
        Change("another user as sub", payload => payload["sub"] = "1"),
        Change("a number as sub", payload => payload["sub"] = JsonNode.Parse((string)payload["sub"]!)),
        Change("a sub with a space", payload => payload["sub"] = " " + payload["sub"]),
        Change("a word as sub", payload => payload["sub"] = "ada"),
        Change("no sid", payload => payload.Remove("sid")),
        Change("another session as sid", payload => payload["sid"] = "999999999"),
        Change("a number as sid", payload => payload["sid"] = JsonNode.Parse((string)payload["sid"]!)),
        Change("an empty sid", payload => payload["sid"] = string.Empty),
        Change("more than 8 KiB", payload => payload["pad"] = new string('x', 8 * 1024)),
    ];

    public static TestCaseData<Action<JsonObject>>[] Headers =>
    [
        Change("no typ", header => header.Remove("typ")),
        Change("typ JWT", header => header["typ"] = "JWT"),
        Change("no kid", header => header.Remove("kid")),
        Change("a foreign kid", header => header["kid"] = "foreign"),
        Change("a number as kid", header => header["kid"] = 1),
        Change("no alg", header => header.Remove("alg")),
        Change("alg ES384", header => header["alg"] = "ES384"),
        Change("alg RS256", header => header["alg"] = "RS256"),
        Change("alg in lower case", header => header["alg"] = "es256"),
        Change("an empty crit", header => header["crit"] = new JsonArray()),
        Change("a crit", header => header["crit"] = new JsonArray("exp")),
    ];

    private static TestCaseData<Action<JsonObject>> Change(string name, Action<JsonObject> change) =>
        new(change) { TestName = "A_token_with_" + name.Replace(' ', '_') + "_is_rejected" };
}
