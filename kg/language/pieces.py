"""Words as the pieces that the encoder knows."""

from collections.abc import Sequence
from functools import cache, lru_cache

from tokenizers import Tokenizer

__all__ = ["MOST_PIECES", "to_pieces"]

MOST_PIECES = 512  # positions that the encoder has
REMEMBERED = 32768  # words: texts repeat them
MOST_PER_WORD = 12  # an address of a hundred pieces tells no more than its beginning


def to_pieces(tokenizer: Tokenizer, words: Sequence[str]) -> tuple[list[int], list[int]]:
    """Return the ids of all pieces, and the index of each word's first piece (0 where a word has none).

    Very long words are cut, and all words where there are more pieces than positions, but every word keeps its first.
    """
    parts = [_pieces_of(tokenizer, word) for word in words]
    opening, closing = _frame(tokenizer)
    fits = sum(map(len, parts)) + 2 <= MOST_PIECES
    most = MOST_PER_WORD if fits else min(MOST_PER_WORD, max(1, (MOST_PIECES - 2) // len(words)))
    ids, first = [opening], []
    for part in parts:
        first.append(len(ids) if part and len(ids) < MOST_PIECES else 0)
        ids += part[:most]
    return [*ids, closing][:MOST_PIECES], first


@lru_cache(maxsize=REMEMBERED)
def _pieces_of(tokenizer: Tokenizer, word: str) -> tuple[int, ...]:
    return tuple(tokenizer.encode([word], is_pretokenized=True, add_special_tokens=False).ids)


@cache
def _frame(tokenizer: Tokenizer) -> tuple[int, int]:
    """Return the pieces that open and close whatever is read."""
    opening, closing = tokenizer.encode([], is_pretokenized=True).ids
    return opening, closing
