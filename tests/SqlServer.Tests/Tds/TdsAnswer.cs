using System.Text;

namespace SqlServer.Tests.Tds;

/// <summary>What comes after the rows of an answer.</summary>
public enum TdsThen
{
    Done,
    Error,

    /// <summary>The connection ends in the middle.</summary>
    Drop,

    /// <summary>Nothing, until the client gives up.</summary>
    Stall,
}

/// <summary>What a query is answered with.</summary>
/// <param name="Columns">None: no rows, not even what they would be.</param>
public sealed record TdsAnswer(IReadOnlyList<TdsColumn> Columns, IReadOnlyList<object?[]> Rows, TdsThen Then = TdsThen.Done)
{
    private const ushort Failed = 0x02;

    /// <summary>The number of the error, as in sys.messages.</summary>
    public int Number { get; init; }

    public string Message { get; init; } = "";

    /// <summary>How bad it is; from 20 on the connection ends.</summary>
    public byte Severity { get; init; } = 14;

    public static TdsAnswer Error(int number, string message, byte severity = 14) => new([], [], TdsThen.Error) { Number = number, Message = message, Severity = severity };

    /// <summary>Whether the client is left waiting for more.</summary>
    internal bool IsCutOff => Then is TdsThen.Drop or TdsThen.Stall;

    internal static byte[] Done(byte token, ushort status) => [token, (byte)status, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];

    /// <param name="isCall">Whether a procedure was called, which ends otherwise.</param>
    internal byte[] ToMessage(bool isCall)
    {
        using var message = new MemoryStream();
        using var writer = new BinaryWriter(message, Encoding.Unicode);
        if (Columns.Count > 0)
        {
            writer.Write((byte)0x81);
            writer.Write((ushort)Columns.Count);
            foreach (TdsColumn column in Columns)
            {
                column.WriteHead(writer);
            }
        }

        foreach (object?[] row in Rows)
        {
            writer.Write((byte)0xD1);
            for (int i = 0; i < row.Length; i++)
            {
                Columns[i].WriteValue(writer, row[i]);
            }
        }

        switch (Then)
        {
            case TdsThen.Drop or TdsThen.Stall:
                break;
            case TdsThen.Error:
                WriteError(writer);
                writer.Write(Done(isCall ? (byte)0xFE : (byte)0xFD, Failed));
                break;
            default:
                writer.Write(Done(isCall ? (byte)0xFE : (byte)0xFD, 0));
                break;
        }

        return message.ToArray();
    }

    private void WriteError(BinaryWriter writer)
    {
        byte[] text = Encoding.Unicode.GetBytes(Message);
        writer.Write((byte)0xAA);
        writer.Write((ushort)(4 + 1 + 1 + 2 + text.Length + 1 + 1 + 4));
        writer.Write(Number);
        writer.Write((byte)1);
        writer.Write(Severity);
        writer.Write((ushort)Message.Length);
        writer.Write(text);
        writer.Write((ushort)0);
        writer.Write(1);
    }
}
