using Microsoft.Extensions.Configuration;
using Todo.Tests.Harness;
using Todo.WebApi.Commands;

namespace Todo.Tests.Operations;

/// <summary>The address at which the health check finds the server (docs/operations.md).</summary>
[DatabaseIndependent]
internal sealed class HealthCheckTests
{
    [TestCase(null, null, "http://localhost:8000/")]
    [TestCase("", "", "http://localhost:8000/")]
    [TestCase(null, "8080", "http://localhost:8080/")]
    [TestCase(null, "8080;8081", "http://localhost:8080/")]
    [TestCase("http://127.0.0.1:9000", "8080", "http://127.0.0.1:9000/")]
    [TestCase("https://+:9443;http://+:9000", null, "http://localhost:9000/")]
    [TestCase("http://*:9000", null, "http://localhost:9000/")]
    [TestCase("http://0.0.0.0:9000", null, "http://localhost:9000/")]
    [TestCase("http://[::]:9000;http://127.0.0.1:9001", null, "http://localhost:9000/")]
    [TestCase("https://todo.example:9443", null, "https://todo.example:9443/")]
    public void Health_check_uses_the_first_HTTP_address_that_the_server_listens_on(string? urls, string? ports, string expected)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("urls", urls), new("http_ports", ports)]).Build();

        Assert.That(HealthCheck.AddressOf(configuration).ToString(), Is.EqualTo(expected));
    }
}
