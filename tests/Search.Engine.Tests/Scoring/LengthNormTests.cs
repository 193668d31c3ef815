using Search.Engine.Scoring;

namespace Search.Engine.Tests.Scoring;

public class LengthNormTests
{
    [Fact]
    public void Short_lengths_are_exact()
    {
        for (int length = 0; length < 40; length++)
        {
            LengthNorm.Decode(LengthNorm.Encode(length)).ShouldBe(length);
        }
    }

    [Fact]
    public void Longer_lengths_keep_their_order_and_nearly_their_size()
    {
        int last = 0;
        for (int length = 40; length < 10_000_000; length += 1 + length / 50)
        {
            int kept = LengthNorm.Decode(LengthNorm.Encode(length));
            kept.ShouldBeGreaterThanOrEqualTo(last);
            kept.ShouldBeInRange((int)(length * 0.85), length);
            last = kept;
        }
    }
}
