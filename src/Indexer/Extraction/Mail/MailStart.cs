using System.Text;

namespace Indexer.Extraction.Mail;

/// <summary>Tells mails by how they begin.</summary>
internal static class MailStart
{
    private static readonly HashSet<string> Telling = new(["From", "Date", "Subject", "Message-ID", "MIME-Version", "Received", "Return-Path"], StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> OfMailOnly = new(["From", "Message-ID", "MIME-Version", "Received", "Return-Path"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether nothing but header fields comes before the first blank line, and enough of those that only mails have (RFC 5322).</summary>
    public static bool IsMail(ReadOnlySpan<byte> start)
    {
        int telling = 0, ofMail = 0;
        bool isFirst = true;
        foreach (ReadOnlySpan<char> line in Encoding.Latin1.GetString(start).AsSpan().EnumerateLines())
        {
            if (line.IsEmpty)
            {
                return telling > 1 && ofMail > 0;
            }

            // A mailbox file begins with a line of its own; a long field goes on behind blanks.
            bool isOther = isFirst ? line.StartsWith("From ") : line[0] is ' ' or '\t';
            isFirst = false;
            if (isOther)
            {
                continue;
            }

            int colon = line.IndexOf(':');
            if (colon <= 0 || line[..colon].ContainsAnyExceptInRange('!', '~'))
            {
                return false;
            }

            string name = line[..colon].ToString();
            telling += Telling.Contains(name) ? 1 : 0;
            ofMail += OfMailOnly.Contains(name) ? 1 : 0;
        }

        return false;
    }
}
