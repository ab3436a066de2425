"""Which test does at the keyboard what each point is about that a clerk stumbled over.

Each is tried at 80x24, in Chinese and in English: `POINTS` names the tests, file and name, and what follows it holds
that they are there, that they run in both languages and in that size.
"""

import inspect
import re
from importlib import import_module
from types import ModuleType
from typing import Any

import pytest

POINTS = {
    "one count of what is found on every screen": """
        one_truth::test_the_list_the_checks_and_the_text_count_the_same
        one_truth::test_the_list_counts_by_itself_and_says_what_went_out
        one_truth::test_the_draft_says_what_stands_in_the_way_by_its_name
    """,
    "the state after a final export; what kept, on disk and saved mean": """
        state_told::test_after_a_final_export_no_screen_calls_it_a_draft
        state_told::test_how_safe_the_work_is_stands_in_words_that_say_what_they_mean
    """,
    "an empty form is not said to be fit to go out": """
        one_truth::test_a_text_of_which_there_is_nothing_is_not_called_ready
    """,
    "F8 goes to errors first, the wrong cell is marked": """
        entry_screen::test_f8_goes_to_errors_first_and_the_wrong_cell_is_marked_by_shape_and_colour
    """,
    "Enter edits the headline under the cursor": """
        sections_screen::test_the_text_under_the_cursor_is_the_one_that_is_edited
    """,
    "lifting and claims keep the caret, are taken back whole, and Esc puts nothing in": """
        prose_editor::test_lifting_leaves_the_caret_between_the_same_words
        prose_editor::test_a_claim_put_in_is_taken_back_with_its_words_in_one_step
        prose_editor::test_esc_at_what_bears_a_claim_out_puts_nothing_in_and_keeps_what_was_typed
        prose_editor::test_what_no_text_prints_is_listed_and_taken_out
    """,
    "Esc is one screen back, each screen keeps its cursor": """
        going_back::test_esc_goes_back_through_the_screens_one_came_by
        going_back::test_the_list_is_come_back_to_at_the_conference_one_comes_from
        going_back::test_the_draft_is_come_back_to_in_its_form_with_its_cursor
        going_back::test_the_checks_are_come_back_to_at_the_finding_one_went_from
        going_back::test_a_place_left_is_come_back_to_where_one_was
    """,
    "a refused line is replaced; a day is typed one way everywhere": """
        nothing_lost::test_a_refused_line_is_replaced_by_what_is_typed_next
        sections_screen::test_a_promise_is_due_on_a_day_typed_as_any_other_and_shown_with_its_year
    """,
    "nothing is dropped unasked, undo outlives leaving, Delete after it hits no neighbour": """
        nothing_lost::test_a_filled_in_form_is_not_dropped_by_one_esc
        nothing_lost::test_what_was_typed_is_taken_back_after_the_conference_was_left
        nothing_lost::test_after_undo_the_cursor_is_on_what_came_back
        going_back::test_every_way_out_asks_before_it_drops_what_was_read_and_only_the_same_key_again_drops
    """,
    "a number much too large keeps the columns in place, and is called too large": """
        entry_typing::test_a_number_much_too_large_says_so_and_keeps_the_columns_in_their_places
    """,
    "a difference says what it means": """
        entry_screen::test_a_stated_total_tells_the_whole_difference
    """,
    "figures in prose are shown as they print, marks are set right, the known is offered": """
        prose_editor::test_a_figure_is_shown_as_it_is_printed_and_its_code_nowhere
        prose_editor::test_marks_typed_and_pasted_are_set_right_and_one_key_takes_that_back
        prose_editor::test_home_and_end_with_and_without_ctrl_and_the_arrows
        prose_editor::test_same_as_last_time_is_one_key_on_a_figure_without_its_value
        sections_screen::test_a_department_seen_before_brings_who_spoke_for_it_last
    """,
    "the answer's form, pasting, one cursor, the way to the final text": """
        answers_and_final::test_the_form_of_an_answer_says_what_goes_where
        answers_and_final::test_the_key_for_a_paragraph_goes_on_with_an_answer_and_is_offered_where_it_does_something
        answers_and_final::test_the_outline_says_that_a_page_may_be_pasted
        answers_and_final::test_one_cursor_is_shown_on_the_screen_of_a_pasted_bulletin
        answers_and_final::test_final_is_one_key_away_and_each_reason_stands_there_whole
        reading_screen::test_a_bulletin_ends_in_the_same_record_wherever_it_is_pasted
    """,
    "words an office would use": """
        plain_words::test_a_trace_says_where_a_sentence_can_be_changed
        plain_words::test_nothing_is_called_fine_beside_an_as_of_that_cannot_be_read
        reading_screen::test_what_nothing_was_read_of_is_said_to_be_so
    """,
    "at 80 columns the keys and names are there whole": """
        bars::test_the_history_says_at_80_columns_that_one_may_compare_and_restore
        plain_words::test_no_label_of_a_form_is_cut
        desk_find::test_every_line_of_the_palette_reads_whole
    """,
    "moments, balances, one pane with a cursor, a mistyped path": """
        plain_words::test_nothing_is_called_fine_beside_an_as_of_that_cannot_be_read
        plain_words::test_a_figure_that_follows_from_others_is_shown_where_they_are_typed
        answers_and_final::test_one_cursor_is_shown_on_the_screen_of_a_pasted_bulletin
        beginning::test_the_one_near_by_is_offered_and_nothing_is_made_unasked
    """,
    "no word of another series": """
        new_series_screen::test_the_office_with_a_series_of_its_own_meets_no_word_of_another
        new_series_screen::test_which_of_several_series_is_asked_and_the_same_as_last_is_one_key
        plain_words::test_an_empty_list_is_of_no_series
    """,
    "the list: what is under the cursor, order, filter, mouse": """
        desk_glance::test_the_conference_under_the_cursor_is_shown
        desk_glance::test_sorting_and_filtering_in_one_dialog
        by_mouse::test_lists_and_dialogs_are_done_by_the_mouse
    """,
    "bringing back, the palette's words, finding what is printed": """
        desk_find::test_a_removed_conference_is_brought_back_from_the_palette
        desk_find::test_the_palette_finds_what_a_clerk_calls_it
        desk_find::test_what_only_the_texts_print_is_found_and_shown
    """,
    "the checklist and the board": """
        next_steps::test_the_checklist_leads_to_what_is_to_be_done
        next_steps::test_the_board_at_nine_in_the_evening
    """,
    "the guided tour of the page": "tour::test_the_tour_is_done_step_by_step",
    "the manual": "manual_screen::test_the_manual_is_read_from_the_help_and_one_comes_back",
    "settings and themes": """
        settings::test_what_is_set_is_so_at_once_and_at_the_next_start
        settings::test_a_folder_nothing_can_be_written_to_is_refused_with_its_text_kept
    """,
    "the mouse and the usual keys": """
        cells_selected::test_selected_cells_are_copied_cut_and_pasted
        by_mouse::test_a_conference_is_gone_through_by_the_mouse
        by_mouse::test_the_first_page_is_clicked_line_by_line
    """,
    "the office's list of persons, places and words": """
        names_screen::test_the_list_is_changed_and_every_change_is_kept_and_taken_back
        names_screen::test_a_finding_is_settled_in_the_text_or_on_the_list
    """,
}
"""What each point is about, and the tests of `tests/screens` that do it."""


def named(point: str) -> list[tuple[ModuleType, str]]:
    pairs = [name.split("::") for name in POINTS[point].split()]
    return [(import_module(f"tests.screens.test_{file}"), test) for file, test in pairs]


def given(test: Any, name: str) -> set[object]:
    """The values a test is run with for one of its arguments."""
    found: set[object] = set()
    for mark in getattr(test, "pytestmark", ()):
        names = mark.args[0] if mark.name == "parametrize" else ()
        names = [one.strip() for one in names.split(",")] if isinstance(names, str) else list(names)
        if name in names:
            rows = [getattr(row, "values", row) for row in mark.args[1]]
            found |= {row[names.index(name)] if len(names) > 1 else row for row in rows}
    return found


@pytest.mark.parametrize("point", POINTS)
def test_it_is_done_at_the_keyboard_in_both_languages_at_80_columns(point: str) -> None:
    assert named(point)
    for module, name in named(point):
        test = getattr(module, name, None)
        assert inspect.iscoroutinefunction(test), f"{name} is gone from {module.__name__}"
        source = inspect.getsource(test)
        assert {"zh", "en"} <= given(test, "lang"), f"{name} runs in one language"
        starts = re.findall(r"(?:on_stage|run_test|entry)\(.*?\) as ", source, re.DOTALL)
        assert starts, f"{name} does not start the app"
        plain = any("size=" not in start or "(80, 24)" in start for start in starts)
        assert (80, 24) in given(test, "size") or plain, f"{name} is not tried at 80x24"


def test_there_are_as_many_as_were_stumbled_over() -> None:
    assert len(POINTS) == 25
