"""Words as the pieces that the encoder knows."""

from collections.abc import Sequence

from tokenizers import Tokenizer

__all__ = ["MOST_PIECES", "to_pieces"]

MOST_PIECES = 512  # positions that the encoder has
MOST_PER_WORD = 12  # an address of a hundred pieces tells no more than its beginning


def to_pieces(tokenizer: Tokenizer, words: Sequence[str]) -> tuple[list[int], list[int]]:
    """Return the ids of all pieces, and the index of each word's first piece (0 where a word has none).

    Very long words are cut, and all words where there are more pieces than positions, but every word keeps its first.
    """
    encoding = tokenizer.encode(list(words), is_pretokenized=True)
    ids, owners = encoding.ids, encoding.word_ids
    most = min(MOST_PER_WORD, max(1, (MOST_PIECES - 2) // max(1, len(words))))
    kept = _shortened(owners, MOST_PER_WORD if len(ids) <= MOST_PIECES else most)[:MOST_PIECES]
    ids, owners = [ids[index] for index in kept], [owners[index] for index in kept]
    first: dict[int, int] = {}
    for position, word in enumerate(owners):
        if word is not None:
            first.setdefault(word, position)
    return ids, [first.get(index, 0) for index in range(len(words))]


def _shortened(owners: Sequence[int | None], most: int) -> list[int]:
    kept, run = [], 0
    for index, word in enumerate(owners):
        run = run + 1 if index and word == owners[index - 1] else 1
        if word is None or run <= most:
            kept.append(index)
    return kept
