"""The commonest closed-class words of languages in Latin script: articles, prepositions, pronouns, auxiliaries.

Written down from the grammars of the languages, the commonest first; content words are left out, because the news of
one country uses the names of all. A word that stands in several lists counts for each of them.
"""

__all__ = ["FUNCTION_WORDS"]

WORDS = {
    "ca": "els les amb per que una dels del als són però com més també aquest aquesta ha han va seva entre sobre",
    "cs": (
        "a v na se je že o s z do to za pro po jako ale jeho podle který která které byl byla bylo jsou od ve při už"
    ),
    "da": "og i at det er en af til på den blev med ikke som for efter de har der var et han fra ved være mellem men",
    "de": (
        "der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus "
        "er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber "
        "vor zur bis mehr durch man sein wurde"
    ),
    "en": (
        "the of and to in a is that for it as was with be by on not he his but at are this have from or had an "
        "they which one were her all their there been has when who will more no if out so said what up its about "
        "into than them can only other time new some could these two may then do first any my now such like our "
        "over me even most after also did many off before must well should because those while under between "
        "against during"
    ),
    "es": (
        "de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le ha me si "
        "sin sobre este ya entre cuando todo esta ser son dos también fue había era muy hasta desde nos durante "
        "todos uno ni contra ese eso"
    ),
    "et": "ja on ei et see ta oli kui ka oma mis aga või nii selle kes ning pärast poolt",
    "fi": "ja on ei että se oli hän he mutta myös ovat kun joka niin mukaan jo tai sen olla ole vuoden kuin mitä tämä",
    "fr": (
        "de la le et les a à des en un du une que est pour qui dans par plus pas au sur ne se ce il sont la avec son l "
        "qu aux d'un cette d'une ont ses mais comme on tout nous sa fait été aussi leur bien peut ces entre sans"
    ),
    "hr": "i u je na se da za su od s a o koji kao te ali iz će koja nije bio što po prema biti nakon",
    "hu": "a az és hogy nem is egy meg ez azt csak de volt már mint még el ki ha vagy lesz szerint után",
    "id": (
        "yang dan di untuk dengan dari pada ini itu dalam tidak akan oleh juga ke sebagai adalah karena mereka "
        "kata telah bahwa atau"
    ),
    "it": (
        "di e il la che in a per un è del non una con i da si le dei alla nel al ha della sono come più delle "
        "anche gli dal ma o lo se degli nella suo su sul tra stato questo"
    ),
    "lt": "ir į kad yra su iš po tai bet kaip už nuo buvo jo apie dėl",
    "lv": "un ir ka no uz ar par kas bet arī kā pēc tas bija nav",
    "nl": (
        "de van een het en in is dat op te zijn met voor niet aan die er om ook als dan maar bij nog uit door "
        "over naar hij worden werd heeft hebben deze wordt tot was tegen"
    ),
    "no": "og i at det er en av til på den ble med ikke som for etter de har var et han fra seg også mellom mot men",
    "pl": (
        "w i na z do się że nie jest o to od za przez po jak ale dla oraz jego który która które był było są "
        "przed może tym"
    ),
    "pt": (
        "de a o que e os do da em um para na no as com não uma se por dos mais como mas sobre foi ao ele das tem à seu"
        " sua ou ser quando muito há nos já está também só pelo pela até isso entre são"
    ),
    "ro": "de și în la a cu pe din că nu o este pentru un care au mai fost ce s-a dar sunt după prin ca să",
    "sk": "a v na sa je že o s z do to za pre po ako ale jeho podľa ktorý ktorá ktoré bol bola bolo sú od vo pri už",
    "sl": "in v je na se da za so od s z o ki kot po pa bi tudi bil ali ne iz pri med",
    "sv": (
        "och i att det som en på är av för med till den har de inte om ett han men var sig från vi så kan när år "
        "också efter mellan"
    ),
    "tr": "ve bir bu da de için ile olarak daha çok gibi olan sonra kadar ise en ne ancak göre tarafından değil",
    "vi": "của và là các có được cho không trong với một những đã người về này khi để ra từ theo",
}


def _weigh(words: list[str]) -> dict[str, int]:
    """Return the weight of each word: the five commonest make up most function words of any text."""
    return {word: 3 if rank < 5 else 2 if rank < 15 else 1 for rank, word in enumerate(words)}


FUNCTION_WORDS: dict[str, dict[str, int]] = {language: _weigh(words.split()) for language, words in WORDS.items()}
