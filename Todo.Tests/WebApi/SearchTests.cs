using System.Net;
using Todo.Tests.Harness;

namespace Todo.Tests.WebApi;

/// <summary>The search: any part of the content, whatever the letter case (docs/api.md#search).</summary>
internal sealed class SearchTests
{
    [TestCase("Buy MILK now", "milk")]
    [TestCase("buy milk now", "Y MILK N")]
    [TestCase("100% sure", "100%")]
    [TestCase("snake_case", "E_C")]
    [TestCase("it's \"quoted\"", "'s \"Q")]
    [TestCase("C:\\temp", "\\T")]
    [TestCase("[a-z]*?", "[A-Z]*?")]
    [TestCase("two\nlines", "o\nl")]
    [TestCase("  blank  ", "  ")]
    [TestCase("ÄRGER in MÜNCHEN", "ärger in münchen")]
    [TestCase("ПРИВЕТ", "привет")]
    [TestCase("ΟΔΥΣΣΕΥΣ", "οδυσσευς", TestName = "Both_small_sigmas_are_the_capital_one")]
    [TestCase("\u212A", "k", TestName = "The_Kelvin_sign_is_a_k")]
    [TestCase("\u017Ftop", "STOP", TestName = "The_long_s_is_an_s")]
    [TestCase("\u212Bngström", "ångström", TestName = "The_angstrom_sign_is_an_a_with_a_ring")]
    [TestCase("\u00B5m", "\u03BCM", TestName = "The_micro_sign_is_a_mu")]
    [TestCase("\U00010400", "\U00010428", TestName = "Letters_beyond_the_first_plane_fold")]
    [TestCase("\u13A0", "\uAB70", TestName = "Cherokee_folds_to_its_capitals")]
    [TestCase("\u1E9E", "ß", TestName = "The_capital_sharp_s_is_the_small_one")]
    [TestCase("\u01C4", "\u01C6", TestName = "All_three_cases_of_a_digraph_fold")]
    [TestCase("😀 smile", "😀")]
    public async Task Content_is_found(string content, string q)
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        await ada.CreateTodoAsync(content);

        var reply = await ada.GetAsync("/api/todos?q=" + Uri.EscapeDataString(q));

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK), reply.Text);
        Assert.That(reply.Json.GetArrayLength(), Is.EqualTo(1));
        Assert.That(reply.Json[0].GetProperty("content").GetString(), Is.EqualTo(content));
    }

    [TestCase("milk", "%")]
    [TestCase("milk", "m_lk")]
    [TestCase("milk", "m*")]
    [TestCase("milk", "milk ")]
    [TestCase("straße", "strasse", TestName = "No_letter_folds_to_two")]
    [TestCase("\uFB01n", "fin", TestName = "No_ligature_folds_to_its_letters")]
    [TestCase("\u0130", "i", TestName = "A_dotted_capital_i_is_itself")]
    [TestCase("ılık", "ilik", TestName = "A_dotless_i_is_itself")]
    [TestCase("é", "e", TestName = "Accents_count")]
    public async Task Content_is_not_found(string content, string q)
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        await ada.CreateTodoAsync(content);

        Assert.That((await ada.GetAsync("/api/todos?q=" + Uri.EscapeDataString(q))).Text, Is.EqualTo("[]"));
    }

    [TestCase("/api/todos?q=%FF")]
    [TestCase("/api/todos?q=a%C3")]
    [TestCase("/api/todos?q=%ED%A0%80", TestName = "Half_of_a_surrogate_pair_is_422")]
    [TestCase("/api/todos?%71=%25%FF", TestName = "Encoded_names_are_checked_too")]
    public async Task Text_that_is_not_UTF_8_is_422(string path)
    {
        var ada = await SharedServer.Instance.SignUpAsync();

        (await ada.GetAsync(path)).AssertInvalid("q");
    }

    [TestCase("100%", "100%")]
    [TestCase("100%FF", "100%25FF")]
    [TestCase("%zz", "%zz")]
    [TestCase("\uFFFD", "%EF%BF%BD")]
    public async Task A_percent_sign_without_an_escape_is_itself(string content, string q)
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        await ada.CreateTodoAsync(content);

        Assert.That((await ada.GetAsync("/api/todos?q=" + q)).Json.GetArrayLength(), Is.EqualTo(1));
    }

    [Test]
    public async Task The_search_sees_what_a_change_has_made_of_the_content()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var id = (await ada.CreateTodoAsync("OLD")).Id;

        await ada.PatchAsync($"/api/todos/{id}", new { content = "NEW" });
        await ada.PatchAsync($"/api/todos/{id}", new { is_done = true });

        Assert.That((await ada.GetAsync("/api/todos?q=old")).Json.GetArrayLength(), Is.Zero);
        Assert.That((await ada.GetAsync("/api/todos?q=new")).Json.GetArrayLength(), Is.EqualTo(1));
    }

    [Test]
    public async Task A_search_has_at_most_200_characters()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        await ada.CreateTodoAsync(new string('x', 300));

        Assert.That((await ada.GetAsync("/api/todos?q=" + new string('X', 200))).Json.GetArrayLength(), Is.EqualTo(1));
        Assert.That((await ada.GetAsync("/api/todos?q=" + new string('X', 201))).ErrorMembers, Is.EqualTo(new[] { "q" }));
    }
}
