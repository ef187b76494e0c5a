using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Todo.Domain;
using Todo.WebApi.Binding;

namespace Todo.Tests.WebApi;

/// <summary>The types that the binders support, and the failure to start with any other.</summary>
internal sealed class BindingTests
{
    private static readonly SupportedTypesConvention Convention = new();

    [Test]
    public void A_member_is_absent_null_or_a_value()
    {
        Assert.That(Read("{}"), Is.EqualTo(new Body(default, default, default)));
        Assert.That(Read("""{"first_name":"Ada","nick_name":null,"is_old":null}"""), Is.EqualTo(new Body("Ada", null, new(null))));
        Assert.That(Read("""{"nick_name":"A","is_old":false}"""), Is.EqualTo(new Body(default, "A", false)));
    }

    [TestCase("""{"first_name":null}""", "first_name null_not_allowed")]
    [TestCase("""{"first_name":1,"nick_name":[],"is_old":"no"}""", "first_name wrong_type", "nick_name wrong_type", "is_old wrong_type")]
    [TestCase("""{"first_name":"\ud83d"}""", "first_name invalid_characters")]
    public void A_member_in_error_is_reported_and_absent(string json, params string[] expected)
    {
        var errors = new List<string>();

        var body = Read(json, errors);

        Assert.That(errors, Is.EqualTo(expected));
        Assert.That(body, Is.EqualTo(new Body(default, default, default)));
    }

    [TestCase(nameof(Actions.OfKnownTypes), false)]
    [TestCase(nameof(Actions.OfUnknownQuery), true)]
    [TestCase(nameof(Actions.OfKnownQueries), false)]
    [TestCase(nameof(Actions.OfUnknownQueries), true)]
    [TestCase(nameof(Actions.OfUnknownHeader), true)]
    [TestCase(nameof(Actions.OfUnknownBody), true)]
    [TestCase(nameof(Actions.OfBodyThatCannotBeLeftOut), true)]
    public void Startup_fails_with_a_type_that_cannot_be_bound(string action, bool isRefused) =>
        Assert.That(() => Convention.Apply(ModelOf(action)), isRefused ? Throws.InstanceOf<NotSupportedException>() : Throws.Nothing);

    private static Body Read(string json, List<string>? errors = null) => (Body)JsonBodyReader.Of(typeof(Body))
        .Read(JsonDocument.Parse(json).RootElement, (member, error) => (errors ?? throw new AssertionException(member)).Add($"{member} {error.Code}"));

    private static ApplicationModel ModelOf(string action)
    {
        var method = typeof(Actions).GetMethod(action)!;
        var model = new ActionModel(method, []);
        foreach (var parameter in method.GetParameters())
            model.Parameters.Add(new(parameter, []) { BindingInfo = new() { BindingSource = SourceOf(parameter) } });
        return new() { Controllers = { new(typeof(Actions).GetTypeInfo(), []) { Actions = { model } } } };
    }

    private static BindingSource SourceOf(ParameterInfo parameter) => parameter.Name switch
    {
        "query" or "queries" => BindingSource.Query,
        "header" => BindingSource.Header,
        _ => BindingSource.Body,
    };

    private sealed record Body(Optional<string> FirstName, Optional<string?> NickName, Optional<bool?> IsOld);

    private sealed record Queries([property: FromQuery] int? Limit, [property: FromQuery] string? After);

    private sealed record UnknownQueries([property: FromQuery] int? Limit, [property: FromQuery] long? After);

    private sealed record UnknownBody(Optional<DateTimeKind> Kind);

    private sealed record BodyWithoutOptional(string? Name);

    private static class Actions
    {
        public static void OfKnownTypes(int? query, string? header, Body body)
        {
        }

        public static void OfUnknownQuery(long? query)
        {
        }

        public static void OfKnownQueries(Queries queries)
        {
        }

        public static void OfUnknownQueries(UnknownQueries queries)
        {
        }

        public static void OfUnknownHeader(DateOnly? header)
        {
        }

        public static void OfUnknownBody(UnknownBody body)
        {
        }

        public static void OfBodyThatCannotBeLeftOut(BodyWithoutOptional body)
        {
        }
    }
}
