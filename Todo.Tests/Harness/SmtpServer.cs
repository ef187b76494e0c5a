using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Todo.Tests.Harness;

/// <summary>A line that an SMTP server got, outside a mail.</summary>
internal sealed record SmtpLine(string Text, bool IsEncrypted)
{
    public string Verb => Text.Split(' ')[0].ToUpperInvariant();
}

/// <summary>An SMTP server on this machine (RFC 5321), which takes every mail unless told otherwise.</summary>
internal sealed class SmtpServer : IAsyncDisposable
{
    /// <summary>The command of the end of a mail.</summary>
    public const string EndOfData = ".";

    /// <summary>The command of a connection, which is answered with the greeting.</summary>
    public const string Connect = "CONNECT";

    /// <summary>The command of the password of a sign-in.</summary>
    public const string Password = "PASSWORD";

    /// <summary>In place of an answer: the connection is closed.</summary>
    public const string Close = "close";

    /// <summary>In place of an answer: nothing more is said, as long as the client stays.</summary>
    public const string Silence = "silence";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TcpListener _listener;
    private readonly X509Certificate2? _certificate;
    private readonly Func<string, string?> _answer;
    private readonly ConcurrentQueue<SmtpLine> _lines = new();
    private readonly ConcurrentQueue<ReceivedMail> _mails = new();
    private readonly CancellationTokenSource _stop = new();
    private int _open;

    /// <param name="answer">The answer to a verb; null for the usual one.</param>
    /// <param name="certificate">If given, the server offers STARTTLS.</param>
    /// <param name="port">The port; by default, a free one.</param>
    public SmtpServer(Func<string, string?>? answer = null, X509Certificate2? certificate = null, int port = 0)
    {
        (_answer, _certificate) = (answer ?? (_ => null), certificate);
        _listener = new(IPAddress.Loopback, port);
        _listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>The settings with which a program sends to it, without TLS.</summary>
    public string[] Settings => SettingsOf(Port);

    public IReadOnlyList<SmtpLine> Lines => [.. _lines];

    public IEnumerable<string> Verbs => _lines.Select(line => line.Verb);

    public IReadOnlyList<ReceivedMail> Mails => [.. _mails];

    /// <summary>How many connections are open.</summary>
    public int Open => Volatile.Read(ref _open);

    public static string[] SettingsOf(int port) =>
        ["--Mail:Host=localhost", $"--Mail:Port={port}", "--Mail:From=Todo <todo@example.com>", "--Mail:StartTls=false"];

    /// <summary>Waits for so many mails.</summary>
    public async Task<IReadOnlyList<ReceivedMail>> WaitForAsync(int count)
    {
        await WaitUntilAsync(() => _mails.Count >= count, () => $"{_mails.Count} mails instead of {count}");
        return Mails;
    }

    /// <summary>Waits for a command.</summary>
    public Task WaitForAsync(string verb, int count = 1) =>
        WaitUntilAsync(() => Verbs.Count(one => one == verb) >= count, () => $"no {verb}, but {string.Join(", ", Verbs)}");

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        _stop.Dispose();
    }

    private static async Task WaitUntilAsync(Func<bool> isThere, Func<string> problem)
    {
        var begun = Stopwatch.GetTimestamp();
        while (!isThere())
        {
            Assert.That(Stopwatch.GetElapsedTime(begun), Is.LessThan(Patience), problem);
            await Task.Delay(5);
        }
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = TalkAsync(await _listener.AcceptTcpClientAsync(_stop.Token));
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // Stopped.
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        Interlocked.Increment(ref _open);
        try
        {
            using (client)
            {
                using var session = new Session(this, client.GetStream());
                await session.RunAsync(_stop.Token);
            }
        }
        catch (Exception exception) when (exception is IOException or AuthenticationException or OperationCanceledException or ObjectDisposedException)
        {
            // The client is gone, or does not trust the certificate.
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }

    /// <summary>The conversation over one connection.</summary>
    private sealed class Session(SmtpServer server, Stream stream) : IDisposable
    {
        private static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

        private Stream _stream = stream;
        private StreamReader _reader = new(stream, Utf8);
        private string _from = string.Empty;
        private string _to = string.Empty;

        private bool IsEncrypted => _stream is SslStream;

        public async Task RunAsync(CancellationToken cancellationToken)
        {
            if (!IsAccepted(await AnswerAsync(Connect, "220 mail.example.com ESMTP", cancellationToken)))
                return;
            while (await _reader.ReadLineAsync(cancellationToken) is { } line)
            {
                server._lines.Enqueue(new(line, IsEncrypted));
                if (!await TakeAsync(line, cancellationToken))
                    return;
            }
        }

        public void Dispose() => _reader.Dispose();

        private static bool IsAccepted(string? answer) => answer?[0] is '2' or '3';

        /// <returns>Whether the conversation goes on.</returns>
        private async Task<bool> TakeAsync(string line, CancellationToken cancellationToken)
        {
            var verb = line.Split(' ')[0].ToUpperInvariant();
            var answer = await AnswerAsync(verb, UsualAnswerTo(verb), cancellationToken);
            if (!IsAccepted(answer))
                return answer is not null;
            switch (verb)
            {
                case "STARTTLS":
                    await EncryptAsync(cancellationToken);
                    return true;
                case "AUTH":
                    return await SignInAsync(cancellationToken);
                case "MAIL":
                    _from = line;
                    return true;
                case "RCPT":
                    _to = line;
                    return true;
                case "DATA":
                    return await ReceiveAsync(cancellationToken);
                default:
                    return verb != "QUIT";
            }
        }

        private string UsualAnswerTo(string verb) => verb switch
        {
            "EHLO" => "250-mail.example.com\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n"
                + (server._certificate is null || IsEncrypted ? string.Empty : "250-STARTTLS\r\n") + "250 AUTH PLAIN LOGIN",
            "STARTTLS" => "220 Go ahead",
            "AUTH" => "334 UGFzc3dvcmQ6",
            "DATA" => "354 Go ahead",
            "QUIT" => "221 Bye",
            _ => "250 OK",
        };

        private async Task EncryptAsync(CancellationToken cancellationToken)
        {
            var encrypted = new SslStream(_stream);
            await encrypted.AuthenticateAsServerAsync(
                new SslServerAuthenticationOptions { ServerCertificate = server._certificate }, cancellationToken);
            (_stream, _reader) = (encrypted, new(encrypted, Utf8));
        }

        private async Task<bool> SignInAsync(CancellationToken cancellationToken)
        {
            server._lines.Enqueue(new($"{Password} {await _reader.ReadLineAsync(cancellationToken)}", IsEncrypted));
            return await AnswerAsync(Password, "235 OK", cancellationToken) is not null;
        }

        private async Task<bool> ReceiveAsync(CancellationToken cancellationToken)
        {
            var data = new StringBuilder();
            while (await _reader.ReadLineAsync(cancellationToken) is { } line)
            {
                if (line != ".")
                {
                    data.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
                    continue;
                }
                server._lines.Enqueue(new(EndOfData, IsEncrypted));
                var answer = server._answer(EndOfData);
                if (answer is null)
                    server._mails.Enqueue(new(_from, _to, data.ToString(), IsEncrypted));
                return await SayAsync(answer ?? "250 OK", cancellationToken) is not null;
            }
            return false;
        }

        private Task<string?> AnswerAsync(string verb, string usual, CancellationToken cancellationToken) =>
            SayAsync(server._answer(verb) ?? usual, cancellationToken);

        /// <returns>The answer; null if the conversation has ended.</returns>
        private async Task<string?> SayAsync(string answer, CancellationToken cancellationToken)
        {
            if (answer == Close)
                return null;
            if (answer == Silence)
            {
                // Until the client is gone.
                await _stream.ReadAtLeastAsync(new byte[1], 1, throwOnEndOfStream: false, cancellationToken);
                return null;
            }
            await _stream.WriteAsync(Utf8.GetBytes(answer + "\r\n"), cancellationToken);
            return answer;
        }
    }
}
