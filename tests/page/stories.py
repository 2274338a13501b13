"""The cast of the invented stories in stories.txt, and the rows of that file."""

from pathlib import Path

FILE = Path(__file__).parent / "stories.txt"
TYPES = {
    "Person": (
        "Ilse Maren / Tomas Hale / Adela Brandt / Joren Vik / Mira Solano / Petr Anselm / Noor Haddad / Edvard Lunde"
        " / Sofia Kest / Ruben Ahlgren"
    ),
    "Organization": (
        "Northern Fisheries Commission / Brandt Shipping / Harbour Workers' Union / Court of the Straits"
        " / Varland Coast Guard / Osterley Ministry of Trade / Green Tide / Meridian News Agency"
        " / Port Authority of Avel / Lunde & Sons"
    ),
    "Country": "Varland / Osterley / Kalmira",
    "City": "Port Avel / Grenholm / Sankt Orla",
    "Place": "Strait of Merrow / Avel lighthouse",
    "Group": "families of the victims / dock workers / two unnamed officials",
    "Position": "foreign minister of Varland / prime minister of Osterley / harbour master of Avel",
    "Topic": (
        "the closure of the strait / an inquiry into the sinking of the ferry Halcyon / a ban on night fishing"
        " / compensation for the families / the release of the crew / a new ferry terminal"
        " / withholding inspection reports"
    ),
    "Agreement": "Merrow fishing accord / Avel harbour lease",
}
TYPE_OF = {name: kind for kind, names in TYPES.items() for name in names.split(" / ")}
ALIASES = {
    "Ilse Maren": ("Maren", "Foreign Minister Maren"),
    "Osterley": ("Kingdom of Osterley", "the kingdom"),
    "Varland": ("Republic of Varland",),
    "Harbour Workers' Union": ("HWU", "the union"),
    "Northern Fisheries Commission": ("NFC",),
    "Meridian News Agency": ("Meridian",),
    "Joren Vik": ("Vik", "Jørgen Vik"),
}
LINKS = {"Varland": ("https://knowledge.example/entity/Q1",), "Joren Vik": ("javascript:alert(1)",)}


def articles():
    """Return head and rows of each article."""
    _, *blocks = FILE.read_text(encoding="utf-8").split("\n= ")
    return [[_fields(line) for line in block.strip().split("\n")] for block in blocks]


def _fields(line):
    return ["" if field == "-" else field for field in line.split(" / ")]
