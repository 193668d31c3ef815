namespace Search.Engine.Searching;

/// <summary>The best hits so far, at most as many as wanted, and of a group only its best. For one search; not thread safe.</summary>
internal sealed class TopHits(int wanted)
{
    /// <summary>The worst first. A hit that a better one of its group has replaced stays until it comes up.</summary>
    private readonly PriorityQueue<(Ranked Hit, int Group), Ranked> best = new();
    private readonly Dictionary<int, Ranked> ofGroup = [];
    private int count;

    /// <summary>What a hit must be better than to be kept; null while every one is.</summary>
    public Ranked? Least => count == wanted && count > 0 ? best.Peek().Hit : null;

    /// <param name="hit">A hit.</param>
    /// <param name="group">Its group; negative for one that has none.</param>
    public void Offer(Ranked hit, int group)
    {
        if (group >= 0 && ofGroup.TryGetValue(group, out Ranked known))
        {
            if (hit.CompareTo(known) > 0)
            {
                Add(hit, group);
                DropReplaced();
            }
        }
        else if (count < wanted)
        {
            count++;
            Add(hit, group);
        }
        else if (wanted > 0 && hit.CompareTo(best.Peek().Hit) > 0)
        {
            (_, int left) = best.Dequeue();
            ofGroup.Remove(left);
            Add(hit, group);
            DropReplaced();
        }
    }

    /// <summary>The kept hits, best first; empties this.</summary>
    public IReadOnlyList<Ranked> Taken()
    {
        var taken = new List<Ranked>(count);
        while (best.TryDequeue(out (Ranked Hit, int Group) next, out _))
        {
            if (!IsReplaced(next))
            {
                taken.Add(next.Hit);
            }
        }

        taken.Reverse();
        return taken;
    }

    private void Add(Ranked hit, int group)
    {
        best.Enqueue((hit, group), hit);
        if (group >= 0)
        {
            ofGroup[group] = hit;
        }
    }

    private void DropReplaced()
    {
        while (best.TryPeek(out (Ranked Hit, int Group) worst, out _) && IsReplaced(worst))
        {
            best.Dequeue();
        }
    }

    private bool IsReplaced((Ranked Hit, int Group) kept) => kept.Group >= 0 && (!ofGroup.TryGetValue(kept.Group, out Ranked now) || now.Doc != kept.Hit.Doc);
}
