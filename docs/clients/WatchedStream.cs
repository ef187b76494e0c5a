namespace StayInSync;

/// <summary>Throws if nothing arrives for too long. The parser of events skips comments, so they have to be seen here.</summary>
/// <param name="inner">The body of the response.</param>
/// <param name="silence">The time after which the connection is considered dead.</param>
/// <param name="onSignOfLife">Called when something has arrived.</param>
internal sealed class WatchedStream(Stream inner, TimeSpan silence, Action onSignOfLife) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(silence);
        var count = await inner.ReadAsync(buffer, timeout.Token);
        if (count > 0)
            onSignOfLife();
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }
}
