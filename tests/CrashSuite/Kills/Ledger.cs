namespace CrashSuite.Kills;

/// <summary>
/// What was asked of a service and what it acknowledged, by document. Each document has one writer, who asks for one thing after another: what is stored
/// in the end is what was acknowledged last or something asked for after it. Thread safe.
/// </summary>
internal sealed class Ledger
{
    private readonly Dictionary<string, Entry> entries = new(StringComparer.Ordinal);

    public int Acknowledged { get; private set; }

    /// <summary>Writes down that a document is to have a title, or without one is to be gone, before that is sent.</summary>
    /// <returns>What to acknowledge it by.</returns>
    public int Ask(string id, string? title)
    {
        lock (entries)
        {
            if (!entries.TryGetValue(id, out Entry? entry))
            {
                entries[id] = entry = new Entry();
            }

            entry.Asked.Add(title);
            return entry.Asked.Count - 1;
        }
    }

    public void Acknowledge(string id, int asked)
    {
        lock (entries)
        {
            entries[id].Acknowledged = asked;
            Acknowledged++;
        }
    }

    /// <summary>What is wrong with what is stored; nothing where all is well.</summary>
    public IEnumerable<string> Faults(IReadOnlyDictionary<string, string> stored)
    {
        lock (entries)
        {
            foreach ((string id, Entry entry) in entries)
            {
                string? found = stored.GetValueOrDefault(id);
                if (!entry.Asked.Skip(entry.Acknowledged).Contains(found))
                {
                    yield return $"'{id}' is {Say(found)}; acknowledged was {Say(entry.Asked[entry.Acknowledged])}, asked for after it {entry.Asked.Count - 1 - entry.Acknowledged} more.";
                }
            }

            foreach (string id in stored.Keys.Where(id => !entries.ContainsKey(id)))
            {
                yield return $"'{id}' was never asked for.";
            }
        }
    }

    private static string Say(string? title) => title is null ? "gone" : $"\"{title}\"";

    /// <summary>At first a document is not there, and that counts as acknowledged.</summary>
    private sealed class Entry
    {
        public List<string?> Asked { get; } = [null];

        public int Acknowledged { get; set; }
    }
}
