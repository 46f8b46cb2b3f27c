"""What people do at the workbench, each from beginning to end. One file a group; each is listed here."""

from collections.abc import Callable

from journeys import adding, asking, charts, claims, correcting, keyboard, newsroom, pages, searching, sources, watch
from tools import Tools

JOURNEYS: dict[str, Callable[[Tools], None]] = {
    "the watch sees what must never happen": watch.sees,
    "ask, and follow a quote to its document": asking.follow_a_quote,
    "the same without scripts": asking.without_scripts,
    "the same by keyboard alone": keyboard.follow_a_quote,
    "correct a stance, and undo it": correcting.stance,
    "the same without scripts, too": correcting.stance_without_scripts,
    "reject an attribution": correcting.attribution,
    "upload a file, and find the document": adding.upload,
    "paste a text; pause and cancel a job": adding.pause_and_cancel,
    "search, and go back": searching.with_scripts,
    "search without scripts": searching.without_scripts,
    "from a claim to its history": claims.history,
    "grade a source": sources.grade,
    "filter the timeline": charts.timeline,
    "filter the map": charts.map_of_places,
    "a newsroom signs in": newsroom.roles,
    "every page of the navigation": pages.navigation,
}
