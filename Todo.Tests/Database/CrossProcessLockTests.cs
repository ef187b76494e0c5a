using Todo.Infrastructure.Database.Sqlite;
using Todo.Tests.Harness;

namespace Todo.Tests.Database;

/// <summary>The lock that the processes of a host share. Two instances in one process behave like two processes.</summary>
[DatabaseIndependent]
internal sealed class CrossProcessLockTests
{
    [Test]
    public async Task A_waiter_waits_while_the_lock_is_held_even_the_first_time()
    {
        var folder = Directory.CreateTempSubdirectory("todo-test-");
        using var one = new CrossProcessLock(Path.Combine(folder.FullName, "lock"));
        using var other = new CrossProcessLock(Path.Combine(folder.FullName, "lock"));
        using var third = new CrossProcessLock(Path.Combine(folder.FullName, "lock"));

        await one.EnterAsync(CancellationToken.None);
        // The first waits for the lock itself, the second in the queue before it.
        var next = other.EnterAsync(CancellationToken.None).AsTask();
        var last = third.EnterAsync(CancellationToken.None).AsTask();
        Assert.That((next.IsCompleted, last.IsCompleted), Is.EqualTo((false, false)), $"{next.Exception} {last.Exception}");

        one.Exit();
        await next.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.That(last.IsCompleted, Is.False);
        other.Exit();
        await last.WaitAsync(TimeSpan.FromSeconds(10));
        third.Exit();
        folder.Delete(recursive: true);
    }

    [Test]
    public void An_unusable_path_does_not_block()
    {
        using var nowhere = new CrossProcessLock(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName(), "lock"));

        Assert.That(async () => await nowhere.EnterAsync(CancellationToken.None), Throws.InstanceOf<IOException>());
    }
}
