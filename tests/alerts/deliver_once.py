"""One delivery in a process of its own, to be killed: `python deliver_once.py FILE` with pickled settings and time."""

import pickle
import sys
from pathlib import Path

# sqlite-utils would import these, which takes longer than the whole delivery.
sys.modules["pandas"] = sys.modules["numpy"] = None

from flows.deliver import deliver  # noqa: E402
from store.schema import open_store  # noqa: E402

settings, now = pickle.loads(Path(sys.argv[1]).read_bytes())
db = open_store(settings.database)
sys.stdout.write(f"{deliver(db, settings, now)}\n")
