"""What a larger network says of a text, kept to teach a smaller one (knowledge distillation).

The smaller network learns the larger one's distributions over tags, names, heads and relations, on the labelled corpora
and on plain text. Hinton, Vinyals and Dean 2015, "Distilling the knowledge in a neural network".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from kg.language.training.examples import Advice, Example, Halves
from kg.language.training.network import Network
from kg.language.training.windows import Labels, Window, make_batch, make_windows, measured

__all__ = ["advise"]


def advise(
    teacher: Network, tokenizer: Tokenizer, labels: Labels, examples: Sequence[Example], *, longest: int, pieces: int
) -> list[Example]:
    """Return the examples with what the teacher says of each, read among its neighbours in windows."""
    teacher.eval()
    windows = make_windows(examples, longest=longest, rng=None)
    order = sorted(range(len(windows)), key=lambda index: len(measured(windows[index], tokenizer)))
    advised: dict[int, list[Example]] = {}
    for group in _groups(order, windows, tokenizer, pieces):
        chosen = [windows[index] for index in group]
        advised.update(zip(group, _advise_group(teacher, tokenizer, labels, chosen), strict=True))
    return [example for index in range(len(windows)) for example in advised[index]]


def _groups(order: Sequence[int], windows: Sequence[Window], tokenizer: Tokenizer, pieces: int) -> Iterator[list[int]]:
    group: list[int] = []
    for index in order:
        if group and len(measured(windows[index], tokenizer)) * (len(group) + 1) > pieces:
            yield group
            group = []
        group.append(index)
    if group:
        yield group


def _advise_group(
    teacher: Network, tokenizer: Tokenizer, labels: Labels, windows: Sequence[Window]
) -> Iterator[list[Example]]:
    batch = make_batch(windows, tokenizer, labels)
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        tags, names, _, arcs, dependents, heads = teacher(batch.pieces, batch.mask, batch.first, batch.case)
    for row, window in enumerate(windows):
        begin, found = 0, []
        for example in window:
            span = slice(begin, begin + len(example.words))
            columns = torch.tensor([0, *range(span.start + 1, span.stop + 1)])
            arc = arcs[row, span][:, columns].float()
            chosen = heads[row, columns[arc.argmax(dim=1)]].float()
            relations = teacher.label_scores(dependents[row, span].float(), chosen)
            found.append(
                replace(
                    example,
                    advice=Advice(
                        tags=_shares(tags[row, span]),
                        names=_shares(names[row, span]),
                        heads=_shares(arc),
                        relations=_shares(relations),
                    ),
                )
            )
            begin = span.stop
        yield found


def _shares(scores: Tensor) -> Halves:
    shares: Halves = scores.detach().float().softmax(dim=-1).numpy().astype(np.float16)
    return shares
