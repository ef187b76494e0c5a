using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;
using Todo.Infrastructure.Database;

namespace Todo.Tests.Harness;

/// <summary>Marks a test that applies to one database only: it is skipped on others, and CI excludes its category there.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal abstract class OnlyOnAttribute(DatabaseProvider provider, string reason) : CategoryAttribute, IApplyToTest
{
    void IApplyToTest.ApplyToTest(Test test)
    {
        ApplyToTest(test);
        if (TestDatabase.Provider == provider || test.RunState == RunState.NotRunnable)
            return;
        test.RunState = RunState.Ignored;
        test.Properties.Set(PropertyNames.SkipReason, reason);
    }
}
