using System.Globalization;
using System.Net.Mail;
using System.Text;

namespace Todo.Infrastructure.MailDelivery;

/// <summary>A mail as text: RFC 5322, with CRLF line ends. Only an international address is not ASCII (RFC 6532).</summary>
internal static class EmlFormat
{
    /// <summary>So that an encoded word has at most 75 characters (RFC 2047).</summary>
    private const int MaxEncodedBytes = 45;

    public static string Write(OutgoingMail mail)
    {
        var boundary = $"=_{mail.Name}";
        var text = new StringBuilder();
        Line($"From: {AddressOf(mail.From)}");
        Line($"To: {mail.To.Address}");
        Line($"Subject: {mail.Content.Subject}");
        Line($"Date: {mail.Date.UtcDateTime.ToString("ddd, dd MMM yyyy HH:mm:ss", CultureInfo.InvariantCulture)} +0000");
        Line($"Message-ID: {mail.MessageId}");
        foreach (var (name, value) in OutgoingMail.ExtraHeaders)
            Line($"{name}: {value}");
        Line("MIME-Version: 1.0");
        Line($"Content-Type: multipart/alternative; boundary=\"{boundary}\"");
        Line(string.Empty);
        AddPart("plain", mail.Content.Text);
        AddPart("html", mail.Content.Html);
        Line($"--{boundary}--");
        return text.ToString();

        void AddPart(string type, string content)
        {
            Line($"--{boundary}");
            Line($"Content-Type: text/{type}; charset=utf-8");
            Line("Content-Transfer-Encoding: 7bit");
            Line(string.Empty);
            Line(content);
        }

        void Line(string line) => text.Append(line).Append("\r\n");
    }

    private static string AddressOf(MailAddress address)
    {
        if (address.DisplayName.Length == 0)
            return address.Address;
        var name = Ascii.IsValid(address.DisplayName) ? Quote(address.DisplayName) : string.Join("\r\n ", EncodedWords(address.DisplayName));
        return $"{name} <{address.Address}>";
    }

    private static string Quote(string name) =>
        $"\"{name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private static IEnumerable<string> EncodedWords(string name)
    {
        var word = new List<byte>();
        foreach (var rune in name.EnumerateRunes())
        {
            var bytes = Encoding.UTF8.GetBytes(rune.ToString());
            if (word.Count + bytes.Length > MaxEncodedBytes)
            {
                yield return Encode(word);
                word.Clear();
            }
            word.AddRange(bytes);
        }
        yield return Encode(word);

        static string Encode(List<byte> bytes) => $"=?utf-8?B?{Convert.ToBase64String([.. bytes])}?=";
    }
}
