"""What a person is told when the disk refuses."""

import contextlib
import errno
from collections.abc import Iterator

_WHAT_TO_DO = {
    errno.ENOSPC: "free disk space and run the day again",
    errno.EDQUOT: "free disk space or raise the quota, then run the day again",
    errno.EFBIG: "raise the limit on the size of a file (ulimit -f), then run the day again",
    errno.EACCES: "let the user of this process write to the data folder, then run the day again",
    errno.EPERM: "let the user of this process write to the data folder, then run the day again",
    errno.EROFS: "make the data folder writable, then run the day again",
}


class NotStoredError(OSError):
    """A day could not be stored; its text says why, that the last good tables stay, and what to do."""


@contextlib.contextmanager
def explained(day: str) -> Iterator[None]:
    """Turn what the disk refuses into a NotStoredError; other errors, a busy day among them, pass."""
    try:
        yield
    except OSError as error:
        what = _WHAT_TO_DO.get(error.errno or 0)
        if what is None or isinstance(error, NotStoredError):
            raise
        place = f" ({error.filename})" if error.filename else ""
        text = f"{day} was not stored, its last good tables stay: {error.strerror}{place}; {what}"
        raise NotStoredError(error.errno, text) from error
