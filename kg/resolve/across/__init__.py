"""Who is who over all articles: appearances become things, by weights with reasons, and a person's judgement wins.

Blocks -> pairs with their points -> groups -> one entity for each. The answer depends on the set of appearances and on
what persons have judged, and on nothing else: no order, no batches, no history.
"""

from kg.resolve.across.blocks import block_keys, components
from kg.resolve.across.identify import Identities, identify
from kg.resolve.across.judging import check
from kg.resolve.across.weights import WEIGHTS, Weight

__all__ = ["WEIGHTS", "Identities", "Weight", "block_keys", "check", "components", "identify"]
