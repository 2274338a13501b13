"""Trains the parser from folders of CoNLL-U and IOB files and writes the folder that ships.

python -m kg.language.training --trees EWT GUM --names UNER GUM-NER WIKIGOLD --encoder MINILM --out weights
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from tokenizers import Tokenizer

from kg.language.training.corpora import Example, join_layers, read_folder
from kg.language.training.evaluate import score
from kg.language.training.export import export
from kg.language.training.fit import Plan, fit
from kg.language.training.network import Network, load_encoder
from kg.language.training.torch_network import TorchNetwork, predict
from kg.language.training.windows import Labels


def main() -> None:
    """Train, keep a checkpoint after every epoch, export, and print the scores on the dev parts."""
    options = _options()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    trees, names = read_part(options, "train")
    examples = join_layers(trees, names)
    labels = Labels.of(examples)
    tokenizer = load_tokenizer(options.encoder)
    network = make_network(options.encoder, labels)
    options.out.mkdir(parents=True, exist_ok=True)
    checkpoint = options.out / "checkpoint.pt"
    if options.resume:
        network.load_state_dict(torch.load(checkpoint, weights_only=True))
    plan = Plan(epochs=options.epochs, seed=options.seed, device=options.device)
    if not options.resume:
        save = lambda epoch, loss: torch.save(network.state_dict(), checkpoint)  # noqa: ARG005, E731
        fit(network, examples, tokenizer, labels, plan, after_epoch=save)
    export(network.cpu(), tokenizer, labels, options.out)
    development = join_layers(*read_part(options, "dev"))
    print(
        score(development, list(predict(TorchNetwork(network, tokenizer, labels), development, longest=plan.longest)))
    )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m kg.language.training", description=__doc__)
    parser.add_argument("--trees", type=Path, nargs="+", required=True, help="folders with CoNLL-U files")
    parser.add_argument("--names", type=Path, nargs="+", default=[], help="folders with IOB files")
    parser.add_argument("--encoder", type=Path, required=True, help="folder of the pre-trained encoder")
    parser.add_argument("--out", type=Path, required=True, help="folder for checkpoint and shipped files")
    parser.add_argument("--epochs", type=int, default=Plan().epochs)
    parser.add_argument("--seed", type=int, default=Plan().seed)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--device", default="cpu", help="cpu or cuda")
    parser.add_argument("--resume", action="store_true", help="export the checkpoint in --out, without training")
    return parser.parse_args()


def read_part(options: argparse.Namespace, part: str) -> tuple[list[Example], list[Example]]:
    """Read one part of all corpora: sentences with trees, sentences with names."""
    trees = [example for folder in options.trees for example in read_folder(folder, part)]
    names = [example for folder in options.names for example in read_folder(folder, part)]
    return trees, names


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
