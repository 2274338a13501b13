"""The page's script is shorter than its parts, and says the same."""

import re

import pytest

from kg.export.page_script import tight
from kg.export.page_shell import PARTS, app_script


@pytest.mark.parametrize(
    ("code", "short"),
    [
        ("const first = 1; // one\n\nfirst + +first - -1;", "const _0=1; _0+ +_0- -1;"),
        ('const words = "a { b }";\nsay(words, `it is ${words} ; ${[words].map((one) => `${one} ${words}`)}`);',
         'const _0="a { b }";say(_0,`it is ${_0} ; ${[_0].map((one) => `${one} ${_0}`)}`);'),
        ("const length = 3;\nreturn list.length / length;", "const length=3;return list.length / length;"),
        ("function open(path) {\n  return { path, open };\n}", "function open(path){return{path,open}}"),
        ("const plain = /[{ }`]/g;\nconst twice = async (one) => one;", "const _0=/[{ }`]/g;const _1=async(one)=>one;"),
    ],
)  # fmt: skip
def test_blanks_comments_and_names_go_but_nothing_else(code, short):
    assert tight([code]) == short


def test_no_name_is_left_behind():
    """Each call in the script is of something that it declares, or of what browsers have."""
    script = app_script()
    parts = set(re.findall(r"(?<![\w$.])([A-Za-z]\w+)\(", re.sub(r"`(?:\\.|[^`])*`|\"(?:\\.|[^\"\n])*\"", "", script)))
    declared = set(re.findall(r"(?:function|const|let) (\w+)", script)) | set(
        re.findall(r"[\[{(,](\w+)(?=[\]},)=])", script)
    )
    known = {"if", "for", "while", "switch", "catch", "async", "return", "function", "await", "of", "typeof"}
    known |= set(
        "Map Set Date Error Number String Boolean Promise Blob Response URLSearchParams ResizeObserver".split()
    )
    known |= set("DecompressionStream XMLSerializer Event CustomEvent".split())
    known |= set("matchMedia getComputedStyle setTimeout clearTimeout setInterval clearInterval".split())
    known |= set("requestAnimationFrame cancelAnimationFrame addEventListener encodeURIComponent parseInt atob".split())
    assert len(PARTS) > 20
    assert {name for name in parts if not name.startswith("_")} - declared - known == set()
