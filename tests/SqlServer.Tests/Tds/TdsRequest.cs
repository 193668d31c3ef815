using System.Buffers.Binary;
using System.Text;

namespace SqlServer.Tests.Tds;

/// <summary>Who logs in.</summary>
public sealed record TdsLogin(string User, string Application, string Database, bool IsReadOnly)
{
    internal static TdsLogin Read(byte[] message)
    {
        string Text(int at) => Encoding.Unicode.GetString(
            message, BinaryPrimitives.ReadUInt16LittleEndian(message.AsSpan(at)), 2 * BinaryPrimitives.ReadUInt16LittleEndian(message.AsSpan(at + 2)));
        return new TdsLogin(Text(40), Text(48), Text(68), (message[26] & 0x20) != 0);
    }
}

/// <summary>A query, by itself or with one parameter (sp_executesql).</summary>
/// <param name="Declared">The parameter as it was declared; null without one.</param>
/// <param name="Since">Its value: a number, a time without or with a zone.</param>
public sealed record TdsRequest(string Sql, string? Declared, object? Since)
{
    internal static TdsRequest Read(byte[] message, bool isCall)
    {
        int headers = BinaryPrimitives.ReadInt32LittleEndian(message);
        if (!isCall)
        {
            return new TdsRequest(Encoding.Unicode.GetString(message.AsSpan(headers)), null, null);
        }

        using var reader = new BinaryReader(new MemoryStream(message, headers, message.Length - headers));
        (ushort marker, ushort procedure) = (reader.ReadUInt16(), reader.ReadUInt16());
        if ((marker, procedure) != (0xFFFF, 10))
        {
            throw new NotSupportedException($"The procedure {procedure}");
        }

        reader.ReadUInt16();
        return new TdsRequest((string)Parameter(reader)!, (string)Parameter(reader)!, Parameter(reader));
    }

    private static object? Parameter(BinaryReader reader)
    {
        reader.ReadBytes(2 * reader.ReadByte());
        reader.ReadByte();
        byte type = reader.ReadByte();
        switch (type)
        {
            case 0xE7:
                bool isLong = reader.ReadUInt16() == 0xFFFF;
                reader.ReadBytes(5);
                return Encoding.Unicode.GetString(isLong ? Chunks(reader) : reader.ReadBytes(reader.ReadUInt16()));
            case 0x26:
                reader.ReadByte();
                return reader.ReadByte() == 8 ? reader.ReadInt64() : throw new NotSupportedException("A number that is no bigint");
            case 0x2A or 0x2B when reader.ReadByte() == 7:
                reader.ReadByte();
                DateTime time = Time(reader);
                return type == 0x2A ? (object)time : new DateTimeOffset(time, TimeSpan.Zero).ToOffset(TimeSpan.FromMinutes(reader.ReadInt16()));
            default:
                throw new NotSupportedException($"A parameter of type {type:X2}");
        }
    }

    private static byte[] Chunks(BinaryReader reader)
    {
        using var bytes = new MemoryStream();
        reader.ReadInt64();
        for (int length = reader.ReadInt32(); length > 0; length = reader.ReadInt32())
        {
            bytes.Write(reader.ReadBytes(length));
        }

        return bytes.ToArray();
    }

    private static DateTime Time(BinaryReader reader)
    {
        long ticks = reader.ReadUInt32() | ((long)reader.ReadByte() << 32);
        int day = reader.ReadUInt16() | (reader.ReadByte() << 16);
        return new DateTime(ticks).AddDays(day);
    }
}
