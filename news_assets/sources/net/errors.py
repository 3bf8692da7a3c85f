"""What can go wrong with a fetch."""


class FetchError(Exception):
    """A fetch gave no page. `str()` is `error_id: what happened; what to do`.

    `retry_at` (epoch seconds) is set when a later try may succeed; None means that trying again is pointless.
    """

    def __init__(self, error_id: str, message: str, retry_at: float | None = None) -> None:
        super().__init__(f"{error_id}: {message}")
        self.error_id = error_id
        self.retry_at = retry_at
