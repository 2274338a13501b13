"""The training loop: one loss over all layers that a sentence has."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn.functional import cross_entropy

from kg.language.training.examples import Example
from kg.language.training.network import Network
from kg.language.training.windows import IGNORED, Batch, Labels, Taught, batches, make_windows

__all__ = ["Plan", "fit"]


@dataclass(frozen=True, slots=True)
class Plan:
    """How to train. Rates are AdamW's; `pieces` is the size of a batch and `longest`, in words, that of a window."""

    epochs: int = 10
    end_after: int | None = None  # epochs; the rates fall as if all were done
    seed: int = 1
    encoder_rate: float = 1.2e-4
    head_rate: float = 1.5e-3
    pieces: int = 2000
    longest: int = 140
    warm_up: float = 0.1
    weight_decay: float = 0.01
    device: str = "cpu"
    short: bool = False  # matrix products in bfloat16


def fit(
    network: Network,
    examples: Sequence[Example],
    tokenizer: Tokenizer,
    labels: Labels,
    plan: Plan,
    *,
    after_epoch: Callable[[int, float], None] | None = None,
) -> None:
    """Train the network in place; `after_epoch` is told the number of the epoch and its mean loss."""
    torch.manual_seed(plan.seed)
    rng = random.Random(plan.seed)  # noqa: S311  reproducible on purpose
    network.to(plan.device)
    steps = _count_steps(examples, tokenizer, labels, plan) * plan.epochs
    optimizer = _optimizer(network, plan)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _rate(step, steps, plan.warm_up))
    for epoch in range(1, (plan.end_after or plan.epochs) + 1):
        network.train()
        started, total, count = time.monotonic(), 0.0, 0
        documents = _shuffled_documents(examples, rng)
        windows = make_windows(documents, longest=plan.longest, rng=rng)
        for batch in batches(windows, tokenizer, labels, pieces=plan.pieces, rng=rng):
            total += _step(network, batch.to(plan.device), optimizer, plan)
            schedule.step()
            count += 1
            if count % 50 == 0:
                print(f"  step {count}: loss {total / count:.3f}, {time.monotonic() - started:.0f} s", flush=True)
        print(f"epoch {epoch}: loss {total / count:.3f}, {count} steps, {time.monotonic() - started:.0f} s", flush=True)
        if after_epoch:
            after_epoch(epoch, total / count)


def loss_of(network: Network, batch: Batch) -> Tensor:
    """Return the sum of the losses of tags, names, sentence starts, arcs and labels, and of those against a teacher."""
    words = network.words(batch.pieces, batch.mask, batch.first, batch.case)
    tags, names, starts, arcs, dependents, heads = network.scores(words)
    arcs = arcs.float().masked_fill(~_within_sentence(batch.sentence), -1e4)
    losses = [
        _mean_loss(tags, batch.tags),
        _mean_loss(names, batch.names),
        _mean_loss(network.other_names(words), batch.other_names),
        _mean_loss(starts, batch.starts) * 0.5,
        _mean_loss(arcs, batch.heads),
    ]
    chosen = torch.gather(heads, 1, batch.heads.clamp(min=0).unsqueeze(-1).expand(-1, -1, heads.shape[-1]))
    known = batch.relations != IGNORED
    if known.any():
        losses.append(
            cross_entropy(network.label_scores(dependents[known], chosen[known]).float(), batch.relations[known])
        )
    if batch.taught:
        losses.append(_taught_loss(network, batch.taught, (tags, names, arcs, dependents, heads)))
    return torch.stack(losses).sum()


def _taught_loss(network: Network, taught: Taught, outputs: Sequence[Tensor]) -> Tensor:
    """Return the cross entropy of tags, names, heads and relations against a teacher's probabilities."""
    tags, names, arcs, dependents, heads = outputs
    window = taught.word // arcs.shape[1]
    chosen = heads[window, taught.heads.argmax(dim=1)]
    relations = network.label_scores(dependents.flatten(0, 1)[taught.word], chosen)
    pairs = [
        (tags.flatten(0, 1)[taught.word], taught.tags),
        (names.flatten(0, 1)[taught.word], taught.names),
        (arcs.flatten(0, 1)[taught.word], taught.heads),
        (relations, taught.relations),
    ]
    return torch.stack([cross_entropy(scores.float(), shares) for scores, shares in pairs]).sum()


def _within_sentence(sentence: Tensor) -> Tensor:
    """Return which arcs stay inside a sentence or come from the root: B x W x (W + 1)."""
    same = (sentence.unsqueeze(2) == sentence.unsqueeze(1)) & (sentence.unsqueeze(1) >= 0)
    return torch.cat([torch.ones_like(same[..., :1]), same], dim=-1)


def _mean_loss(scores: Tensor, targets: Tensor) -> Tensor:
    known = targets != IGNORED
    if not known.any():
        return scores.sum() * 0.0
    return cross_entropy(scores[known].float(), targets[known])


def _step(network: Network, batch: Batch, optimizer: torch.optim.Optimizer, plan: Plan) -> float:
    with torch.autocast(plan.device, dtype=torch.bfloat16, enabled=plan.short):
        loss = loss_of(network, batch)
    optimizer.zero_grad(set_to_none=True)
    loss.backward()  # type: ignore[no-untyped-call]
    nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    optimizer.step()
    return float(loss.detach())


def _optimizer(network: Network, plan: Plan) -> torch.optim.Optimizer:
    encoder = list(network.encoder.parameters())
    known = {id(parameter) for parameter in encoder}
    heads = [parameter for parameter in network.parameters() if id(parameter) not in known]
    groups = [{"params": encoder, "lr": plan.encoder_rate}, {"params": heads, "lr": plan.head_rate}]
    return torch.optim.AdamW(groups, weight_decay=plan.weight_decay, betas=(0.9, 0.98), fused=True)


def _rate(step: int, steps: int, warm_up: float) -> float:
    rising = steps * warm_up
    return step / rising if step < rising else max(0.0, (steps - step) / (steps - rising))


def _count_steps(examples: Sequence[Example], tokenizer: Tokenizer, labels: Labels, plan: Plan) -> int:
    """Return about how many steps an epoch has; epochs differ by a few, because windows are cut at random."""
    rng = random.Random(plan.seed)  # noqa: S311
    windows = make_windows(_shuffled_documents(examples, rng), longest=plan.longest, rng=rng)
    return sum(1 for _ in batches(windows, tokenizer, labels, pieces=plan.pieces, rng=rng))


def _shuffled_documents(examples: Sequence[Example], rng: random.Random) -> list[Example]:
    """Put whole documents in random order, their sentences staying together."""
    documents: dict[str, list[Example]] = {}
    for example in examples:
        documents.setdefault(example.document, []).append(example)
    order = list(documents.values())
    rng.shuffle(order)
    return [example for document in order for example in document]
