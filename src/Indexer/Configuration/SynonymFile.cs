using System.Text;
using Search.Engine.Understanding;

namespace Indexer.Configuration;

/// <summary>An operator's own list of words that mean the same, in a UTF-8 file (with or without byte order mark).</summary>
public static class SynonymFile
{
    /// <summary>In bytes; ten times what a ministry's abbreviations take.</summary>
    public const int MostBytes = 1 << 20;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads the lists that come with the program and this one beside them.</summary>
    /// <exception cref="InvalidDataException">When it cannot be used; the message names the file, the line and what is wanted.</exception>
    public static Lexicon Read(string path)
    {
        try
        {
            return Lexicon.BuiltIn.With(Text(path));
        }
        catch (FormatException fault)
        {
            throw new InvalidDataException($"{path}, {fault.Message}", fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException(fault.Message, fault);
        }
    }

    private static string Text(string path)
    {
        using FileStream file = File.OpenRead(path);

        // One byte more than allowed tells that there is more, also of what has no length, such as a pipe.
        byte[] bytes = new byte[MostBytes + 1];
        int length = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (length > MostBytes)
        {
            throw new FormatException($"more than {MostBytes >> 20} MiB: a list of synonyms is wanted.");
        }

        ReadOnlySpan<byte> content = bytes.AsSpan(0, length);
        try
        {
            return Strict.GetString(content);
        }
        catch (DecoderFallbackException fault)
        {
            int line = 1 + content[..Math.Max(0, fault.Index)].Count((byte)'\n');
            throw new FormatException($"line {line}: not UTF-8. Save the file as UTF-8.", fault);
        }
    }
}
