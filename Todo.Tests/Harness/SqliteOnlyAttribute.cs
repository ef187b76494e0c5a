using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;

namespace Todo.Tests.Harness;

/// <summary>
/// The test is about what only SQLite has. It is skipped on the servers, and CI, where nothing may be skipped, leaves its category out there.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class SqliteOnlyAttribute : CategoryAttribute, IApplyToTest
{
    void IApplyToTest.ApplyToTest(Test test)
    {
        ApplyToTest(test);
        if (TestDatabase.IsSqlite || test.RunState == RunState.NotRunnable)
            return;
        test.RunState = RunState.Ignored;
        test.Properties.Set(PropertyNames.SkipReason, "skipped: only SQLite has what this test checks");
    }
}
