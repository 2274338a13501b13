"""Trains the parser from folders of CoNLL-U and IOB files and writes the folder that ships.

python -m kg.language.training --trees EWT GUM --names UNER --other-names GUM-NER --encoder MINILM --out weights

A teacher is trained by the same command with a larger encoder and --no-export; the parser then learns from its folder
with --teacher FOLDER --teacher-encoder ENCODER --plain-text FILE.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import torch
from tokenizers import Tokenizer

from kg.language.training.corpora import join_layers, read_folder, read_lines
from kg.language.training.evaluate import score
from kg.language.training.examples import Example
from kg.language.training.export import export
from kg.language.training.fit import Plan, fit
from kg.language.training.network import Network, load_encoder
from kg.language.training.teaching import advise
from kg.language.training.torch_network import TorchNetwork, predict
from kg.language.training.windows import Labels


def main() -> None:
    """Train, keep a checkpoint after every epoch, export, and print the scores on the dev parts."""
    options = _options()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    examples = read_part(options, "train")
    labels = Labels.of(examples)
    tokenizer = load_tokenizer(options.encoder)
    network = make_network(options.encoder, labels)
    options.out.mkdir(parents=True, exist_ok=True)
    checkpoint = options.out / "checkpoint.pt"
    if options.start:
        network.load_state_dict(torch.load(options.start, weights_only=True))
    if options.resume:
        network.load_state_dict(torch.load(checkpoint, weights_only=True))
    plan = Plan(
        epochs=options.epochs,
        seed=options.seed,
        device=options.device,
        short=options.short,
        encoder_rate=options.rate,
        head_rate=options.head_rate,
        warm_up=options.warm_up,
        end_after=options.end_after,
    )
    if not options.resume:
        if options.teacher:
            examples = taught(options, examples, labels, plan)
        save = lambda epoch, loss: torch.save(network.state_dict(), checkpoint)  # noqa: ARG005, E731
        fit(network, examples, tokenizer, labels, plan, after_epoch=save)
    if options.export:
        export(network.cpu(), tokenizer, labels, options.out)
    development = read_part(options, "dev")
    print(
        score(development, list(predict(TorchNetwork(network, tokenizer, labels), development, longest=plan.longest)))
    )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m kg.language.training", description=__doc__)
    parser.add_argument("--trees", type=Path, nargs="+", required=True, help="folders with CoNLL-U files")
    parser.add_argument("--names", type=Path, nargs="+", default=[], help="folders with IOB files")
    parser.add_argument(
        "--other-names", type=Path, nargs="+", default=[], help="folders with IOB files that follow other guidelines"
    )
    parser.add_argument("--teacher", type=Path, help="folder of a trained network to learn from")
    parser.add_argument("--teacher-encoder", type=Path, help="folder of the teacher's pre-trained encoder")
    parser.add_argument("--plain-text", type=Path, nargs="+", default=[], help="files with a sentence in each line")
    parser.add_argument("--encoder", type=Path, required=True, help="folder of the pre-trained encoder")
    parser.add_argument("--out", type=Path, required=True, help="folder for checkpoint and shipped files")
    parser.add_argument("--epochs", type=int, default=Plan().epochs)
    parser.add_argument("--seed", type=int, default=Plan().seed)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--device", default="cpu", help="cpu or cuda")
    parser.add_argument("--rate", type=float, default=Plan().encoder_rate, help="learning rate of the encoder")
    parser.add_argument("--head-rate", type=float, default=Plan().head_rate, help="learning rate of the heads")
    parser.add_argument("--warm-up", type=float, default=Plan().warm_up, help="share of the steps with a rising rate")
    parser.add_argument("--end-after", type=int, help="epochs after which to end, though the rates fall for --epochs")
    parser.add_argument("--start", type=Path, help="checkpoint to begin with, in place of the bare encoder")
    parser.add_argument("--short", action="store_true", help="multiply matrices in bfloat16")
    parser.add_argument("--no-export", dest="export", action="store_false", help="write the checkpoint only")
    parser.add_argument("--resume", action="store_true", help="export the checkpoint in --out, without training")
    return parser.parse_args()


def read_part(options: argparse.Namespace, part: str) -> list[Example]:
    """Read one part of all corpora, layers of one sentence joined."""
    trees = [example for folder in options.trees for example in read_folder(folder, part)]
    names = [example for folder in options.names for example in read_folder(folder, part)]
    others = [example for folder in options.other_names for example in read_folder(folder, part)]
    return join_layers(trees, names + [replace(each, names=None, other_names=each.names) for each in others])


def taught(options: argparse.Namespace, examples: Sequence[Example], labels: Labels, plan: Plan) -> list[Example]:
    """Return the examples and the sentences of plain text with what the teacher says of them."""
    teacher = make_network(options.teacher_encoder, labels)
    teacher.load_state_dict(torch.load(options.teacher / "checkpoint.pt", weights_only=True))
    tokenizer = load_tokenizer(options.teacher_encoder)
    plain = [example for path in options.plain_text for example in read_lines(path)]
    return advise(teacher, tokenizer, labels, [*examples, *plain], longest=plan.longest, pieces=4 * plan.pieces)


def load_tokenizer(folder: Path) -> Tokenizer:
    """Return the encoder's tokenizer; windows are cut by words, so it neither truncates nor pads."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def make_network(encoder: Path, labels: Labels) -> Network:
    """Return an untrained network over a pre-trained encoder."""
    return Network(
        load_encoder(encoder).float(), tags=len(labels.tags), names=len(labels.names), labels=len(labels.relations)
    )


if __name__ == "__main__":
    main()
