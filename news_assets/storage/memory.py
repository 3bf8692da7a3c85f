"""Give memory that allocators keep for later back to the system."""

import ctypes
from contextlib import suppress

import pyarrow as pa


def give_back() -> None:
    """Return what Arrow's and the C library's allocators hold unused; some milliseconds, nothing where neither can."""
    pa.default_memory_pool().release_unused()
    with suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).malloc_trim(0)
