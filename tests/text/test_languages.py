"""Languages of paragraphs."""

import pytest

from kg.text import from_paragraphs, read_bytes
from kg.text.languages import assumed_language, detect_language
from tests.text.sentences import ENGLISH, OTHERS

SENTENCES = {
    "ar": "التقى وزيرا الخارجية في المدينة يوم الاثنين.",
    "bg": "Министрите се срещнаха в града и обсъдиха договора за моста след дългия спор.",
    "da": "Ministrene mødtes i byen mandag og talte om den nye bro, men de blev ikke enige.",
    "de": "Die Minister trafen sich am Montag in der Stadt und sprachen über die neue Brücke.",
    "el": "Οι υπουργοί συναντήθηκαν στην πόλη τη Δευτέρα.",
    "en": "The ministers met in the town on Monday and talked about the new bridge.",
    "es": "Los ministros se reunieron el lunes en la ciudad y hablaron sobre el nuevo puente.",
    "fa": "وزیران خارجه روز دوشنبه در شهر دیدار کردند و درباره پل گفتگو کردند.",
    "fi": "Ministerit tapasivat kaupungissa maanantaina, ja he puhuivat myös uudesta sillasta, joka on kallis.",
    "fr": "Les ministres se sont réunis lundi dans la ville et ont parlé du nouveau pont.",
    "he": "השרים נפגשו בעיר ביום שני ודיברו על הגשר החדש.",
    "hi": "मंत्री सोमवार को शहर में मिले।",
    "id": "Para menteri bertemu di kota itu pada hari Senin dan berbicara tentang jembatan yang baru.",
    "it": "I ministri si sono incontrati lunedì nella città e hanno parlato del nuovo ponte.",
    "ja": "両国の外相は月曜日に会談し、新しい橋について話し合った。",
    "ko": "양국 외교장관은 월요일 서울에서 만나 새 다리를 논의했다.",
    "nl": "De ministers kwamen maandag in de stad bijeen en spraken over de nieuwe brug.",
    "pl": "Ministrowie spotkali się w mieście w poniedziałek i rozmawiali o nowym moście, który jest drogi.",
    "pt": "Os ministros reuniram-se na segunda-feira na cidade e falaram sobre a nova ponte.",
    "ru": "Министры встретились в городе в понедельник и обсудили новый мост.",
    "sv": "Ministrarna möttes i staden på måndagen och talade om den nya bron, men de var inte överens.",
    "th": "รัฐมนตรีพบกันในเมืองเมื่อวันจันทร์",
    "tr": "Bakanlar pazartesi günü şehirde bir araya geldi ve yeni köprü için daha çok para istedi.",
    "uk": "Міністри зустрілися в місті в понеділок і обговорили новий міст.",
    "zh": "两国外长星期一在首都会谈，讨论了新桥的问题。",
}


@pytest.mark.parametrize("language", SENTENCES)
def test_language(language):
    assert detect_language(SENTENCES[language]) == language


@pytest.mark.parametrize("text", ["", "1965", "Obama", "Sarn Orlen Vantry", "!?"])
def test_undetermined(text):
    assert detect_language(text) is None


def test_a_name_in_another_script_changes_nothing():
    assert detect_language("이하라 준이치(伊原純一) 국장은 16일 서울에서 협의를 가졌다.") == "ko"
    assert detect_language("The director, Ihara (伊原純一), met his counterpart in Seoul.") == "en"


def test_a_heading_that_does_not_tell_speaks_like_the_rest():
    raw = f"Sarn Brücke Montag\n\n{SENTENCES['de']} Der Bau wird zwei Jahre dauern."
    (document,) = read_bytes(raw.encode(), name="a.txt")
    assert [paragraph.language for paragraph in document.paragraphs] == ["de", "de"]
    assert document.language == "de"


def test_the_language_of_most_body_text_is_that_of_the_document():
    french = f"{SENTENCES['fr']} Ils ne sont pas arrivés à un accord sur le prix."
    raw = f"{SENTENCES['en']} It was late.\n\n{french}\n\n{SENTENCES['fr'][:60]} dans le port."
    (document,) = read_bytes(raw.encode(), name="a.txt")
    assert [paragraph.language for paragraph in document.paragraphs] == ["en", "fr", "fr"]
    assert document.language == "fr"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Iran attacked Israel on Saturday.", "en"),
        ("Israel invaded Lebanon in June 1982.", "en"),
        ("Trump threatened Iran with new sanctions.", "en"),
        ("El ministro viajó de Lima.", "und"),
        ("1965", "und"),
    ],
)
def test_short_text_is_english_unless_it_speaks_otherwise(text, language):
    assert assumed_language(text) == language


@pytest.mark.parametrize("sentence", ENGLISH)
def test_names_of_other_countries_make_no_other_language(sentence):
    assert from_paragraphs([sentence], name="a").language == "en"


@pytest.mark.parametrize(
    ("language", "sentence"), [(code, sentence) for code, sentences in OTHERS.items() for sentence in sentences]
)
def test_one_short_sentence_of_another_language_is_not_english(language, sentence):
    (told,) = [paragraph.language for paragraph in from_paragraphs([sentence], name="a").paragraphs]
    assert told != "en"
    assert told == language or sentence in ALIKE


ALIKE = {"La police a arrêté un homme dans la ville."}  # as much Romanian as French, by its function words


def test_little_evidence_does_not_outvote_the_document():
    dispatch = [SENTENCES["en"], "Prado criticized de facto president Rojas.", "Rojas bought El Norte."]
    assert [part.language for part in from_paragraphs(dispatch, name="a").paragraphs] == ["en", "en", "en"]


def test_clear_evidence_outvotes_the_document():
    mixed = [SENTENCES["en"], OTHERS["de"][0], OTHERS["nl"][1]]
    assert [part.language for part in from_paragraphs(mixed, name="a").paragraphs] == ["en", "de", "nl"]


def test_paragraphs_that_do_not_tell_by_themselves_tell_together():
    notes = ["Rutte wil niet met Poetin praten.", "Het parlement stemde voor.", "Zwolle bouwt een brug."]
    assert [part.language for part in from_paragraphs(notes, name="a").paragraphs] == ["nl", "nl", "nl"]
    assert from_paragraphs(notes[:1], name="a").language == "und"
