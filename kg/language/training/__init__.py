"""How the shipped parser is trained. Needs the extra ``kg[train]``; nothing at run time imports this.

    python -m kg.language.training --trees UD_English-EWT --names UNER_English-EWT --encoder MINILM --out weights

Method: one pre-trained encoder under several heads (multi-task learning, Caruana 1997), trees by deep biaffine
attention (Dozat and Manning 2017) with a maximum spanning tree, names as BIO labels. A word is the vector of its first
piece, joined with an embedding of its letter case. Examples are windows of neighbouring sentences, so that the same
pass over a stretch of text finds the sentence starts and parses what lies between them.
"""
