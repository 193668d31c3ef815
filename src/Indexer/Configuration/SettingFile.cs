using System.Text;
using System.Text.Json;

namespace Indexer.Configuration;

/// <summary>A file of settings that cannot be read.</summary>
public static class SettingFile
{
    /// <summary>What is wrong, on one line: file, line and column (in characters, both from 1) where they are known.</summary>
    /// <param name="fault">What the configuration threw when it was built.</param>
    public static string Describe(InvalidDataException fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        string file = fault.Message.Split('\'') is [_, var named, ..] ? named : "appsettings.json";
        Exception? inner = fault;
        while (inner is not null and not JsonException)
        {
            inner = inner.InnerException;
        }

        return inner is JsonException { LineNumber: { } line } json
            ? $"{file}, line {line + 1}, column {Column(file, line, json.BytePositionInLine ?? 0)}: no valid JSON. {json.Message.Split(" LineNumber:")[0].ReplaceLineEndings(" ")}"
            : $"{file}: {(fault.InnerException ?? fault).Message.ReplaceLineEndings(" ")}";
    }

    private static long Column(string file, long line, long bytes)
    {
        try
        {
            byte[] text = Encoding.UTF8.GetBytes(File.ReadLines(file).ElementAtOrDefault((int)line) ?? "");
            return bytes <= text.Length ? Encoding.UTF8.GetCharCount(text, 0, (int)bytes) + 1 : bytes + 1;
        }
        catch (Exception unread) when (unread is IOException or UnauthorizedAccessException)
        {
            return bytes + 1;
        }
    }
}
