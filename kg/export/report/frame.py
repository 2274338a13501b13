"""The frame of a report: a head that lets nothing in and nothing out, one style, and sections."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from importlib.resources import files

from kg.export.page_shell import script_hash
from kg.export.page_text import clean, date_words, plural
from kg.export.report.markup import Markup, Part, element, fragment

__all__ = ["Section", "made_words", "scroller", "write_document"]

POLICY = "default-src 'none'; style-src '{style}'; base-uri 'none'; form-action 'none'"


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a report under a heading; one without content is left out."""

    name: str  # of its anchor
    title: str
    parts: tuple[Part, ...]


def write_document(*, title: str, summary: str, opening: Iterable[Part], sections: Iterable[Section], foot: str) -> str:
    """Return a page that needs no script; write it as UTF-8, newline=""."""
    kept = [section for section in sections if section.parts]
    style = style_sheet()
    header = element("header", element("h1", clean(title)), element("p", summary, class_="summary"))
    body = (
        header,
        _contents(kept),
        element("main", *opening, *map(_section, kept)),
        element("footer", element("p", foot)),
    )
    html = element("html", element("head", *_head(clean(title), style)), element("body", *body), lang="en")
    return f"<!doctype html>\n{html.html}\n"


def style_sheet() -> str:
    """Return the style of all reports."""
    return (files("kg") / "export" / "shell" / "report.css").read_text(encoding="utf-8")


def _head(title: str, style: str) -> Iterator[Markup]:
    policy = POLICY.format(style=script_hash(style))
    yield element("meta", charset="utf-8")
    yield Markup(f'<meta http-equiv="Content-Security-Policy" content="{policy}">')
    for name, content in (
        ("viewport", "width=device-width, initial-scale=1"),
        ("generator", "kg"),
        ("referrer", "no-referrer"),
        ("color-scheme", "light dark"),
    ):
        yield element("meta", name_=name, content=content)
    yield element("title", title)
    yield Markup(f"<style>{style}</style>")


def _contents(sections: Iterable[Section]) -> Markup:
    links = (element("li", element("a", one.title, href=f"#{one.name}")) for one in sections)
    return element("nav", element("ul", *links), aria_label="Contents")


def _section(section: Section) -> Markup:
    heading = f"{section.name}-heading"
    return element(
        "section",
        element("h2", section.title, id=heading),
        fragment(section.parts),
        id=section.name,
        aria_labelledby=heading,
    )


def scroller(drawing: Markup, name: str) -> Markup:
    """Return a drawing that narrow windows scroll sideways, by keyboard too."""
    return element("div", drawing, class_="scroller", tabindex=0, role="region", aria_label=name)


def made_words(version: str, settings: Mapping[str, str], *, articles: int, latest: date | None) -> str:
    """Return how a report came about, without any clock: `settings` are those of the graph, `latest` its last day."""
    read = ", ".join(f"{name} {settings[name]}" for name in ("ontology", "parser") if settings.get(name))
    last = f", the latest of {date_words(latest)}" if latest else ""
    return (
        f"Written by kg {version} from a graph of {plural(articles, 'article')}{last}{f' ({read})' if read else ''}. "
        "Claims were read from their sentences by rules, and nobody has checked them: read the sentence before you "
        "cite one. Names that articles share were taken for one person or thing where the rules or a reader said so. "
        "What is not here may still have happened."
    )
