"""What others can reach: counted from the workspace and its register, never from a statute."""

from unpick.cases.life.reach import Given, Holdings, reach


def test_rows_of_protected_sources_in_clear_are_told_and_a_workspace_without_them_says_nothing_of_it():
    bare = reach(Holdings(originals=3, sealed=0, protected_rows=0, exports=1, log=9))["border_search"]
    assert "3 open originals" in bare[0] and "1 export file " in bare[0]
    assert not any("protected" in says or "passphrase" in says for says in bare)
    held = reach(Holdings(originals=3, sealed=1, protected_rows=5, exports=0, log=9))["border_search"]
    assert any(says.startswith("5 rows of protected sources") for says in held)
    assert any(says.startswith("1 sealed original ") for says in held)


def test_what_an_authority_was_given_can_be_asked_for_there_and_what_a_firm_was_given_cannot():
    given = (
        Given(to="An invented authority", kind="authority", day="2024-01-05", files=("petition.docx",)),
        Given(to="Invented Brelmont Retail", kind="firm", day="2024-01-06", files=("notice.html",)),
    )
    told = reach(Holdings(originals=0, sealed=0, protected_rows=0, exports=0, log=0, given=given))
    assert "petition.docx" in told["freedom_of_information"][0]
    assert not any("notice.html" in says for says in told["freedom_of_information"])
    assert "An invented authority, Invented Brelmont Retail" in told["court"][1]


def test_an_export_to_nobody_recorded_may_lie_with_an_authority():
    given = (Given(to="", kind="other", day="2024-01-05", files=("workspace.xlsx",)),)
    told = reach(Holdings(originals=0, sealed=0, protected_rows=0, exports=1, log=0, given=given))
    assert told["freedom_of_information"] == [
        "Nothing is recorded as given to an authority; what was given and not recorded is not known.",
        "1 export went to nobody that is recorded: an authority may be among them.",
    ]
