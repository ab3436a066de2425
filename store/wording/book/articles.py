"""Which departments are named without an article in a language that has them."""

import re
from collections.abc import Collection

_POSSESSIVE = re.compile(r"[A-Z][\w-]*(?: [A-Z][\w-]*)?[’']s ")


def takes_no_article(department: str, names: Collection[str]) -> bool:
    """Whether a department is one of those `names` or ends so (Tibet University), or is somebody's by name (Lhasa's
    health commission, but the city's)."""
    listed = any(department == own or department.endswith(f" {own}") for own in names)
    return listed or _POSSESSIVE.match(department) is not None
