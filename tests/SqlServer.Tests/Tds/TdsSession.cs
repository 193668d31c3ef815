using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace SqlServer.Tests.Tds;

/// <summary>One connection of a client: messages in, messages out.</summary>
internal sealed class TdsSession(TdsServer server, Stream stream)
{
    private const int HeaderBytes = 8;
    private const int PacketBytes = 4096;
    private const ushort BeginTransaction = 5;
    private const ushort Commit = 7;
    private static readonly byte[] Transaction = [1, 0, 0, 0, 0, 0, 0, 0];

    public async Task RunAsync(CancellationToken cancellation)
    {
        while (true)
        {
            (byte type, byte[] message) = await ReadAsync(cancellation);
            switch (type)
            {
                case 0x12:
                    await SendAsync(PreLogin(), cancellation);
                    break;
                case 0x10 when server.Greet(TdsLogin.Read(message)) is { } refusal:
                    await SendAsync(refusal.ToMessage(isCall: false), cancellation);
                    return;
                case 0x10:
                    await SendAsync(Welcome(), cancellation);
                    break;
                case 0x0E:
                    await SendAsync(Manage(message), cancellation);
                    break;
                case 0x01 or 0x03:
                    TdsAnswer answer = server.Answer(TdsRequest.Read(message, isCall: type == 0x03));
                    await SendAsync(answer.ToMessage(isCall: type == 0x03), cancellation, answer.IsCutOff);
                    if (answer.Then == TdsThen.Drop)
                    {
                        return;
                    }

                    break;
                case 0x06:
                    server.CountAttention();
                    await SendAsync(TdsAnswer.Done(0xFD, status: 0x20), cancellation);
                    break;
                default:
                    throw new NotSupportedException($"A message of type {type:X2}");
            }
        }
    }

    private async Task<(byte Type, byte[] Message)> ReadAsync(CancellationToken cancellation)
    {
        byte[] header = new byte[HeaderBytes];
        using var message = new MemoryStream();
        do
        {
            await stream.ReadExactlyAsync(header, cancellation);
            byte[] packet = new byte[BinaryPrimitives.ReadUInt16BigEndian(header.AsSpan(2)) - HeaderBytes];
            await stream.ReadExactlyAsync(packet, cancellation);
            message.Write(packet);
        }
        while ((header[1] & 1) == 0);
        return (header[0], message.ToArray());
    }

    private async Task SendAsync(byte[] message, CancellationToken cancellation, bool isCutOff = false)
    {
        using var packets = new MemoryStream();
        for (int at = 0; at < message.Length; at += PacketBytes - HeaderBytes)
        {
            int length = Math.Min(PacketBytes - HeaderBytes, message.Length - at);
            byte[] packet = new byte[HeaderBytes + length];
            packet[0] = 0x04;
            packet[1] = (byte)(at + length == message.Length && !isCutOff ? 1 : 0);
            BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), (ushort)packet.Length);
            message.AsSpan(at, length).CopyTo(packet.AsSpan(HeaderBytes));
            packets.Write(packet);
        }

        Memory<byte> rest = packets.ToArray();
        while (!rest.IsEmpty)
        {
            int piece = Math.Min(rest.Length, server.Piece?.Invoke() ?? PacketBytes);
            await stream.WriteAsync(rest[..piece], cancellation);
            rest = rest[piece..];
        }
    }

    // VERSION, ENCRYPTION (not supported), INSTOPT, MARS; each an offset and a length, then the values.
    private static byte[] PreLogin() =>
    [
        0, 0, 21, 0, 6, 1, 0, 27, 0, 1, 2, 0, 28, 0, 1, 4, 0, 29, 0, 1, 0xFF, 16, 0, 0x0F, 0xA0, 0, 0, 2, 0, 0,
    ];

    // Who answers, the size of packets, and the collation of texts.
    private static byte[] Welcome()
    {
        using var message = new MemoryStream();
        using var writer = new BinaryWriter(message, Encoding.Unicode);
        byte[] name = Encoding.Unicode.GetBytes("Scripted");
        writer.Write((byte)0xAD);
        writer.Write((ushort)(1 + 4 + 1 + name.Length + 4));
        writer.Write((byte)1);
        writer.Write([0x74, 0, 0, 4]);
        writer.Write((byte)(name.Length / 2));
        writer.Write(name);
        writer.Write([16, 0, 0x0F, 0xA0]);
        byte[] size = Encoding.Unicode.GetBytes(PacketBytes.ToString(CultureInfo.InvariantCulture));
        writer.Write([0xE3, (byte)(3 + (2 * size.Length)), 0, 4, 4, .. size, 4, .. size]);
        writer.Write([0xE3, 8, 0, 7, 5, .. TdsColumn.Collation, 0]);
        writer.Write(TdsAnswer.Done(0xFD, 0));
        return message.ToArray();
    }

    // A transaction begins, or ends: the number it has now, and had before.
    private byte[] Manage(byte[] message)
    {
        ushort what = BinaryPrimitives.ReadUInt16LittleEndian(message.AsSpan(BinaryPrimitives.ReadInt32LittleEndian(message)));
        if (what == BeginTransaction)
        {
            return [0xE3, 11, 0, 8, 8, .. Transaction, 0, .. TdsAnswer.Done(0xFD, 0)];
        }

        server.CountEnd(what == Commit);
        return [0xE3, 11, 0, (byte)(what == Commit ? 9 : 10), 0, 8, .. Transaction, .. TdsAnswer.Done(0xFD, 0)];
    }
}
