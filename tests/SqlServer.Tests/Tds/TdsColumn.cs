using System.Buffers.Binary;
using System.Text;

namespace SqlServer.Tests.Tds;

/// <summary>A column of an answer.</summary>
/// <param name="Type">As in SQL; sizes and scales are the largest but for <c>decimal</c>, which is (18, 2).</param>
public sealed record TdsColumn(string Name, string Type)
{
    internal static readonly byte[] Collation = [0x09, 0x04, 0xD0, 0x00, 0x34];

    internal void WriteHead(BinaryWriter writer)
    {
        writer.Write(Type == "rowversion" ? 80 : 0);
        writer.Write((ushort)1);
        writer.Write((byte[])(Type switch
        {
            "bit" => [0x68, 1],
            "int" => [0x26, 4],
            "bigint" => [0x26, 8],
            "uniqueidentifier" => [0x24, 16],
            "decimal" => [0x6A, 9, 18, 2],
            "date" => [0x28],
            "datetime2" => [0x2A, 7],
            "datetimeoffset" => [0x2B, 7],
            "rowversion" => [0xAD, 8, 0],
            "nvarchar" => [0xE7, 0x40, 0x1F, .. Collation],
            "nvarchar(max)" => [0xE7, 0xFF, 0xFF, .. Collation],
            "xml" => [0xF1, 0],
            _ => throw new NotSupportedException(Type),
        }));
        writer.Write((byte)Name.Length);
        writer.Write(Encoding.Unicode.GetBytes(Name));
    }

    internal void WriteValue(BinaryWriter writer, object? value)
    {
        if (Type is "nvarchar(max)" or "xml")
        {
            WriteLong(writer, value as string);
            return;
        }

        byte[]? bytes = value is null ? null : Bytes(value);
        if (Type is "nvarchar" or "rowversion")
        {
            writer.Write((ushort)(bytes?.Length ?? 0xFFFF));
        }
        else
        {
            writer.Write((byte)(bytes?.Length ?? 0));
        }

        writer.Write(bytes ?? []);
    }

    // In two pieces, as a server may.
    private static void WriteLong(BinaryWriter writer, string? value)
    {
        if (value is null)
        {
            writer.Write(ulong.MaxValue);
            return;
        }

        byte[] bytes = Encoding.Unicode.GetBytes(value);
        writer.Write((long)bytes.Length);
        foreach (byte[] piece in (byte[][])[bytes[..(bytes.Length / 2)], bytes[(bytes.Length / 2)..]])
        {
            if (piece.Length > 0)
            {
                writer.Write(piece.Length);
                writer.Write(piece);
            }
        }

        writer.Write(0);
    }

    private static byte[] Bytes(object value) => value switch
    {
        bool flag => [flag ? (byte)1 : (byte)0],
        int number => BitConverter.GetBytes(number),
        long number => BitConverter.GetBytes(number),
        Guid id => id.ToByteArray(),
        decimal number => [number < 0 ? (byte)0 : (byte)1, .. BitConverter.GetBytes((long)Math.Abs(decimal.Round(number, 2) * 100))],
        DateOnly day => BitConverter.GetBytes(day.DayNumber)[..3],
        DateTime time => Time(time),
        DateTimeOffset time => [.. Time(time.UtcDateTime), .. BitConverter.GetBytes((short)time.Offset.TotalMinutes)],
        ulong version => Version(version),
        string text => Encoding.Unicode.GetBytes(text),
        _ => throw new NotSupportedException(value.GetType().Name),
    };

    private static byte[] Time(DateTime time) => [.. BitConverter.GetBytes(time.TimeOfDay.Ticks)[..5], .. BitConverter.GetBytes((int)(time.Ticks / TimeSpan.TicksPerDay))[..3]];

    private static byte[] Version(ulong version)
    {
        byte[] bytes = new byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, version);
        return bytes;
    }
}
