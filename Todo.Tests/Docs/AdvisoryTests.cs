using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Todo.Infrastructure.Database.Sql;
using Todo.Infrastructure.Database.Sqlite;
using Todo.Infrastructure.Database.SqlServer;
using Todo.Infrastructure.SignIn;
using Todo.Tests.Database;
using Todo.Tests.Harness;

namespace Todo.Tests.Docs;

/// <summary>What docs/decisions/0001 says about the known advisories of our packages.</summary>
[DatabaseIndependent]
internal sealed partial class AdvisoryTests
{
    [Test]
    public void Jwt_encrypted_token_never_reaches_the_library()
    {
        var encrypted = Encode("""{"alg":"dir","enc":"A256CBC-HS512","zip":"DEF","typ":"at+jwt","kid":"k"}""");
        var signed = Encode("""{"alg":"ES256","typ":"at+jwt","kid":"k"}""");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(TokenHeader.Read($"{encrypted}..AAAA.AAAA.AAAA"), Is.Null, "encrypted");
            Assert.That(TokenHeader.Read($"{signed}.{new string('A', 8 * 1024)}.AAAA"), Is.Null, "larger than 8 KiB");
            Assert.That(TokenHeader.Read($"{signed}.AAAA.AAAA"), Is.Not.Null, "signed");
        }
    }

    [TestCase("Server=db", true)]
    [TestCase("Server=db;Encrypt=False", false)]
    public void SqlClient_encrypts_unless_the_operator_says_otherwise(string connectionString, bool encrypts)
    {
        var parsed = SqlServerDatabase.Parse(connectionString);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((bool)parsed.Encrypt, Is.EqualTo(encrypts));
            Assert.That(parsed.TrustServerCertificate, Is.False);
        }
    }

    [TestCaseSource(nameof(TodoSqls))]
    public void Sqlite_statement_has_at_most_one_aggregate(string sql) =>
        Assert.That(Aggregates().Count(sql), Is.LessThanOrEqualTo(1));

    [Test]
    public async Task Sqlite_text_from_outside_is_a_value_and_not_SQL()
    {
        const string Hostile = "' OR 1=1; DROP TABLE todos; --";
        var ada = await SharedServer.Instance.SignUpAsync();
        await ada.CreateTodoAsync("Buy milk");
        var id = (await ada.CreateTodoAsync(Hostile)).Id;

        var found = await ada.GetAsync("/api/todos?q=" + Uri.EscapeDataString(Hostile));

        Assert.That(found.Json.EnumerateArray().Select(todo => todo.GetProperty("id").GetInt64()), Is.EqualTo([id]));
    }

    [Test]
    public void AutoMapper_maps_are_flat()
    {
        var maps = global::Todo.Application.DependencyInjection.CreateMapperConfiguration().GetAllTypeMaps();

        var members = maps.SelectMany(map => map.MemberMaps).Where(member => !member.Ignored).Select(member => member.DestinationType);
        Assert.That(members, Is.Not.Empty.And.All.Matches<Type>(type =>
            type.IsPrimitive || type == typeof(string) || type == typeof(DateTimeOffset)));
    }

    [TestCase("Microsoft.Extensions.Caching.Memory", "10.0.0")]
    [TestCase("Microsoft.Identity.Client", "4.61.3")]
    [TestCase("System.Drawing.Common", "5.0.3")]
    public void Package_with_an_advisory_that_can_be_lifted_is_lifted_or_gone(string package, string fixedIn)
    {
        using var dependencies = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Todo.Tests.deps.json")));
        var versions = dependencies.RootElement.GetProperty("libraries").EnumerateObject()
            .Select(library => library.Name.Split('/'))
            .Where(library => library[0] == package)
            .Select(library => Version.Parse(library[1]));

        Assert.That(versions, Is.All.GreaterThanOrEqualTo(Version.Parse(fixedIn)));
    }

    private static IEnumerable<string> TodoSqls()
    {
        SqlDialect[] dialects = [new SqliteDialect(), new SqlServerDialect()];
        return dialects.SelectMany(EveryStatement.Of).Select(named => named.Statement.Sql);
    }

    private static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));

    [GeneratedRegex(@"\b(?:AVG|COUNT|GROUP_CONCAT|MAX|MIN|SUM|TOTAL)\s*\(", RegexOptions.IgnoreCase)]
    private static partial Regex Aggregates();
}
