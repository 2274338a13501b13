"""Furniture of pages."""

import time

import pytest

from kg.text.furniture import is_caption, is_credit, is_furniture, opens_comments, opens_list

FURNITURE = [
    "facebook",
    "Share on Facebook",
    "Share this article",
    "Print PreviewPrint Preview",
    "Font Size UpFont Size Up",
    "amn_close.png",
    "bt_fb_on_2022.svgbt_fb_over_2022.svg",
    "12",
    "Log in",
    "Advertisement",
    "Subscribe",
    "Emailmuchung@ktimes.co.kr Article ListMore articles by this reporter",
    "Copyright © koreatimes.co.kr. All rights reserved.",
    "1College students turn to breakfast",
    "READ MORE: Storm hits coast",
    "Related | Storm hits coast",
    "3 min read",
    "Sign up for our newsletter to get the news of the coast.",
    "We use cookies to improve your visit.",
    "Tel : 02-724-2114",
    "Reporting by Jane Doe; Editing by Ola Perriwig",
    "https://courier.example/article",
    "Tags: Vantry, Orlen",
    "This material may not be published, broadcast or rewritten.",
    "공유하기",
    "Story continues below",
    "Loading...",
]
ARTICLE = [
    "Print shops in Sarn will share the cost.",
    "The company emailed its workers on Monday.",
    "He accepted the cookies.",
    "Twitter said it would appeal against the ruling.",
    "Advertisements for tobacco are banned in Vantry.",
    "Search teams found the ship on Monday.",
    "More than 100 people protested.",
    "Subscribers left the paper in 2014.",
    "1965 was the year of the treaty.",
    "Close ties between Vantry and Orlen have cooled.",
    "No one was hurt.",
    "Related companies must pay, too.",
    "Photographers were kept out of the hall.",
    "Reuters reported it first.",
    'The letter said: "Write to me at o.vane@courier.example, and I will answer all of your questions."',
]


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture(line):
    assert is_furniture(line)


@pytest.mark.parametrize("line", ARTICLE)
def test_no_furniture(line):
    kinds = (is_furniture, is_caption, is_credit, opens_list, opens_comments)
    assert [kind.__name__ for kind in kinds if kind(line)] == []


@pytest.mark.parametrize(
    "line", ["Other news", "Top 10 Stories", "Most read", "Related articles", "You may also like", "関連記事"]
)
def test_lists(line):
    assert opens_list(line)


@pytest.mark.parametrize("line", ["Comments", "Comments (45)", "3 Comments", "Leave a Reply", "댓글 12"])
def test_comments(line):
    assert opens_comments(line)


@pytest.mark.parametrize(
    "line",
    [
        "Ships in the harbour of Sarn. (Photo by Tomas Rill)",
        "FILE - Boats at anchor, Jan. 12, 2031. (AP Photo/Mira Coldwell)",
        "Ilse Brandauer on Wednesday. Photograph: Tomas Rill/Picture Desk",
        "File photo: the bridge at Sarn",
        "The ministers shake hands. / Yonhap",
        "In this photo, boats lie at anchor.",
    ],
)
def test_captions(line):
    assert is_caption(line)


@pytest.mark.parametrize(
    "line", ["Photo: Tomas Rill", "Reuters", "AFP/Getty Images", "Image source, Getty Images", "Courtesy of the port"]
)
def test_credits(line):
    assert is_credit(line)


@pytest.mark.parametrize("piece", ["share ", "facebook ", "x", " -", "mailto", "a.b@", "(AP ", "by ", "photo by "])
def test_hostile_lines_take_no_time(piece):
    line = piece * 60
    start = time.process_time()
    for kind in (is_furniture, is_caption, is_credit, opens_list, opens_comments):
        kind(line)
    assert time.process_time() - start < 1
