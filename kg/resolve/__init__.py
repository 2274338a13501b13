"""Who is who: from mentions and findings of one document to entities and claims. Knows no syntax, triples or files."""

from kg.resolve.authority import Authority, Entry
from kg.resolve.claims import claim_id
from kg.resolve.clusters import Cluster, Member
from kg.resolve.merging import cluster_names
from kg.resolve.reading import Settled, resolve, settle
from kg.resolve.scene import Referent

__all__ = [
    "Authority",
    "Cluster",
    "Entry",
    "Member",
    "Referent",
    "Settled",
    "claim_id",
    "cluster_names",
    "resolve",
    "settle",
]
