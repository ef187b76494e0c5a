using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Todo.Tests.Harness;

namespace Todo.Tests.Operations;

/// <summary>The server terminates TLS itself, without a proxy.</summary>
[DatabaseIndependent]
internal sealed class HttpsTests
{
    [Test]
    public async Task Server_with_a_certificate_serves_HTTPS_and_sends_HSTS()
    {
        using var place = new TestDatabase();
        var certificate = await WriteCertificateAsync(place.Folder);
        await using var server = await TodoServer.StartAsync(
            "--Kestrel:Endpoints:Https:Url=https://127.0.0.1:0",
            $"--Kestrel:Endpoints:Https:Certificate:Path={certificate.Path}",
            $"--Kestrel:Endpoints:Https:Certificate:KeyPath={certificate.KeyPath}");
        using var client = new HttpClient(new SocketsHttpHandler
        {
            SslOptions = { RemoteCertificateValidationCallback = (_, shown, _, _) => shown?.GetCertHashString() == certificate.Hash },
        });
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(server.Http.BaseAddress!, "/healthz/live")) { Version = HttpVersion.Version20 };
        request.Headers.Host = "todo.example";

        using var response = await client.SendAsync(request);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(server.Http.BaseAddress!.Scheme, Is.EqualTo("https"));
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(response.Version, Is.EqualTo(HttpVersion.Version20));
            Assert.That(response.Headers.GetValues("Strict-Transport-Security"), Is.EqualTo(new[] { "max-age=31536000" }));
        }
    }

    private static async Task<(string Path, string KeyPath, string Hash)> WriteCertificateAsync(string folder)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=todo.example", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
        var (path, keyPath) = (Path.Combine(folder, "tls.pem"), Path.Combine(folder, "tls.key"));
        await File.WriteAllTextAsync(path, certificate.ExportCertificatePem());
        await File.WriteAllTextAsync(keyPath, key.ExportPkcs8PrivateKeyPem());
        return (path, keyPath, certificate.GetCertHashString());
    }
}
