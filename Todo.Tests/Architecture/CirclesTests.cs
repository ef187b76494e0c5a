using Todo.Tests.Harness;

namespace Todo.Tests.Architecture;

/// <summary>The namespaces of a project have no circular dependencies.</summary>
[DatabaseIndependent]
internal sealed class CirclesTests
{
    [TestCase("Todo.Domain")]
    [TestCase("Todo.Application")]
    [TestCase("Todo.Infrastructure")]
    [TestCase("Todo.WebApi")]
    public void Namespaces_of_a_project_do_not_depend_on_each_other_in_a_circle(string project) =>
        Assert.That(NamespaceGraph.Of(project).Circles(), Is.Empty);

    [TestCase("using Shop.Carts;\nnamespace Shop.Bills;\npublic class Bill;", "using Shop.Bills;\nnamespace Shop.Carts;\npublic class Cart;", "a using")]
    [TestCase("namespace Shop.Bills;\npublic class Bill(Carts.Cart cart);", "using Shop.Bills;\nnamespace Shop.Carts;\npublic class Cart;", "a part of the name")]
    [TestCase("namespace Shop.Bills;\npublic class Bill(global::Shop.Carts.Cart cart);", "using Shop.Bills;\nnamespace Shop.Carts;\npublic class Cart;", "the full name")]
    [TestCase("using static Shop.Carts.Cart;\nnamespace Shop.Bills;\npublic class Bill;", "using Shop.Bills;\nnamespace Shop.Carts;\npublic class Cart;", "a static using")]
    [TestCase("using C = Shop.Carts.Cart;\nnamespace Shop.Bills;\npublic class Bill;", "using Shop.Bills;\nnamespace Shop.Carts;\npublic class Cart;", "an alias")]
    [TestCase("namespace Shop.Bills;\npublic class Bill(Root root);", "using Shop.Bills;\nnamespace Shop;\npublic record struct Root(int X);", "a name of the namespace around")]
    [TestCase("namespace Shop.Bills;\npublic class Bill(int x) { int Y => x.Twice(); }", "using Shop.Bills;\nnamespace Shop;\nstatic class Root\n{\n    internal static int Twice(this int x) => 2 * x;\n}", "an extension of the namespace around")]
    public void A_circle_is_found(string one, string other, string how) =>
        Assert.That(NamespaceGraph.Of([one, other]).Circles(), Has.Count.EqualTo(1), how);

    [Test]
    public void A_circle_through_a_third_namespace_is_found() => Assert.That(
        NamespaceGraph.Of(["using B;\nnamespace A;\nclass X;", "using C;\nnamespace B;\nclass Y;", "using A;\nnamespace C;\nclass Z;"]).Circles(),
        Is.EqualTo((string[])["A <-> B <-> C"]));

    [Test]
    public void A_one_way_dependency_is_not_a_circle() => Assert.That(
        NamespaceGraph.Of(["using Shop.Carts;\nnamespace Shop.Bills;\nclass Bill;", "// Bills.Bill\nnamespace Shop.Carts;\nclass Cart;"]).Circles(),
        Is.Empty);
}
