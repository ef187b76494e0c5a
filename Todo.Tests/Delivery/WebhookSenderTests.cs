using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Http;
using Todo.Domain.Webhooks;
using Todo.Tests.Harness;

namespace Todo.Tests.Delivery;

/// <summary>One try to deliver a message (docs/api.md#webhooks).</summary>
[DatabaseIndependent]
internal sealed class WebhookSenderTests
{
    [Test]
    public async Task A_message_has_exactly_these_headers_and_its_body_as_it_is()
    {
        await using var receiver = await Receiver.StartAsync();
        using var activity = new System.Diagnostics.Activity("request").Start();

        var result = await Senders.SendAsync(receiver.Url, "{\"content\":\"Grüße\"}");

        var message = receiver.Messages.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((result.Status, result.Error), Is.EqualTo((204, (string?)null)));
            Assert.That(message.Body, Is.EqualTo("{\"content\":\"Grüße\"}"));
            Assert.That(message.Headers.Keys, Is.EquivalentTo(
                ["host", "user-agent", "content-type", "content-length", "webhook-id", "webhook-timestamp", "webhook-signature"]));
            Assert.That(message.Headers["user-agent"], Is.EqualTo("Todo-Webhooks/1.0"));
            Assert.That(message.Headers["content-type"], Is.EqualTo("application/json"));
            Assert.That(message.Id, Is.EqualTo("msg_1"));
        }
    }

    [TestCase(200, null)]
    [TestCase(299, null)]
    [TestCase(302, AttemptErrors.Redirect)]
    [TestCase(304, AttemptErrors.Redirect)]
    [TestCase(400, AttemptErrors.UnexpectedStatus)]
    [TestCase(401, AttemptErrors.UnexpectedStatus)]
    [TestCase(410, AttemptErrors.Gone)]
    [TestCase(500, AttemptErrors.UnexpectedStatus)]
    public async Task Only_2xx_is_a_delivery_and_a_redirect_is_not_followed(int status, string? error)
    {
        await using var elsewhere = await Receiver.StartAsync();
        await using var receiver = await Receiver.StartAsync(context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.Location = elsewhere.Url;
            context.Response.Headers.SetCookie = "a=b";
            context.Response.Headers.WWWAuthenticate = "Basic realm=x";
            return Task.CompletedTask;
        });

        var result = await Senders.SendAsync(receiver.Url);

        Assert.That((result.Status, result.Error, result.IsDelivered), Is.EqualTo((status, error, error is null)));
        Assert.That(elsewhere.Messages, Is.Empty);
        Assert.That(receiver.Messages, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Of_an_endless_answer_only_the_first_64_KiB_are_read()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var answering = SendWithoutEndAsync(listener);

        var result = await Senders.SendAsync($"http://{listener.LocalEndpoint}/");

        Assert.That(result.IsDelivered, Is.True);
        Assert.That(await answering, Is.LessThan(16 * 1024 * 1024), "buffers of both sides, and no more");
        Assert.That(result.Duration, Is.LessThan(TimeSpan.FromSeconds(5)));
    }

    [Test]
    public async Task Headers_that_are_too_long_are_an_invalid_response()
    {
        await using var receiver = await Receiver.StartAsync(context =>
        {
            context.Response.Headers["x"] = new string('x', 20_000);
            return Task.CompletedTask;
        });

        Assert.That((await Senders.SendAsync(receiver.Url)).Error, Is.EqualTo(AttemptErrors.InvalidResponse));
    }

    [Test]
    public async Task A_receiver_that_does_not_answer_is_a_timeout_after_15_seconds()
    {
        await using var receiver = await Receiver.StartAsync(context => Task.Delay(Timeout.Infinite, context.RequestAborted));

        var result = await Senders.SendAsync(receiver.Url, clock: new FastClock(30));

        Assert.That((result.Status, result.Error), Is.EqualTo(((int?)null, AttemptErrors.Timeout)));
        // Not shorter; a busy machine makes it longer.
        Assert.That(result.Duration.TotalSeconds, Is.InRange((15.0 / 30) - 0.05, 10));
    }

    [Test]
    public async Task A_receiver_that_drips_its_answer_keeps_the_status_and_ends_after_15_seconds()
    {
        await using var receiver = await Receiver.StartAsync(async context =>
        {
            context.Response.StatusCode = 200;
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.WriteAsync("x");
                await Task.Delay(10);
            }
        });

        var result = await Senders.SendAsync(receiver.Url, clock: new FastClock(30));

        Assert.That(result.IsDelivered, Is.True);
        Assert.That(result.Duration, Is.LessThan(TimeSpan.FromSeconds(5)));
    }

    [Test]
    public async Task A_try_that_is_aborted_is_none()
    {
        await using var receiver = await Receiver.StartAsync(context => Task.Delay(Timeout.Infinite, context.RequestAborted));
        using var abort = new CancellationTokenSource();

        var sending = Senders.SendAsync(receiver.Url, cancellationToken: abort.Token);
        await receiver.WaitForAsync(1);
        await abort.CancelAsync();

        Assert.That(async () => await sending, Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task A_refused_connection_and_a_closed_one_have_words_of_their_own()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        var sending = Senders.SendAsync($"http://127.0.0.1:{port}/");
        using (var socket = await listener.AcceptSocketAsync())
            await socket.ReceiveAsync(new byte[100]);
        var closed = await sending;
        listener.Stop();

        var refused = await Senders.SendAsync($"http://127.0.0.1:{port}/");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(closed.Error, Is.EqualTo(AttemptErrors.ConnectionClosed));
            Assert.That(refused.Error, Is.EqualTo(AttemptErrors.ConnectionRefused));
        }
    }

    [Test]
    public async Task A_certificate_that_nobody_vouches_for_is_an_error_of_TLS()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        using var made = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
        using var certificate = X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
        await using var receiver = await Receiver.StartAsync(certificate: certificate);

        Assert.That((await Senders.SendAsync(receiver.Url)).Error, Is.EqualTo(AttemptErrors.Tls));
        Assert.That(receiver.Messages, Is.Empty);
    }

    [Test]
    public async Task Nothing_is_downloaded_from_an_address_in_the_certificate()
    {
        using var issuer = new TcpListener(IPAddress.Loopback, 0);
        issuer.Start();
        using var certificate = CertificateWithIssuerAt($"http://{issuer.LocalEndpoint}/issuer.crt");
        using var receiver = new TcpListener(IPAddress.Loopback, 0);
        receiver.Start();

        var sending = Senders.SendAsync($"https://{receiver.LocalEndpoint}/");
        await ShakeHandsAsync(receiver, certificate);

        Assert.That((await sending).Error, Is.EqualTo(AttemptErrors.Tls));
        Assert.That(issuer.Pending(), Is.False);
    }

    private static X509Certificate2 CertificateWithIssuerAt(string url)
    {
        using var issuerKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var issuerRequest = new CertificateRequest("CN=issuer", issuerKey, HashAlgorithmName.SHA256);
        issuerRequest.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var (from, until) = (DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
        using var issuer = issuerRequest.CreateSelfSigned(from, until);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509AuthorityInformationAccessExtension(null, [url]));
        using var issued = request.Create(issuer, from, until, [1]);
        using var made = issued.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }

    /// <summary>Not by Kestrel, which downloads the issuer itself.</summary>
    private static async Task ShakeHandsAsync(TcpListener listener, X509Certificate2 certificate)
    {
        using var client = await listener.AcceptTcpClientAsync();
        await using var stream = new SslStream(client.GetStream());
        var context = SslStreamCertificateContext.Create(certificate, additionalCertificates: null, offline: true);
        try
        {
            await stream.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificateContext = context });
            await stream.ReadAtLeastAsync(new byte[1], 1, throwOnEndOfStream: false);
        }
        catch (Exception exception) when (exception is IOException or AuthenticationException)
        {
            // The client does not trust the certificate.
        }
    }

    /// <summary>Sends until the client closes the connection.</summary>
    /// <returns>How many bytes the operating system took.</returns>
    private static async Task<long> SendWithoutEndAsync(TcpListener listener)
    {
        using var socket = await listener.AcceptSocketAsync();
        await socket.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 1000000000000\r\n\r\n"u8.ToArray());
        var chunk = new byte[64 * 1024];
        long sent = 0;
        try
        {
            while (true)
                sent += await socket.SendAsync(chunk);
        }
        catch (SocketException)
        {
            return sent;
        }
    }
}
