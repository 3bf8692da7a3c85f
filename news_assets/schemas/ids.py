"""Stable keys: the same content gives the same key in every run and on every machine."""

from hashlib import blake2b, sha256


def stable_id(*parts: object) -> str:
    """Return 20 hex digits that depend only on the parts, their order and their borders."""
    digest = blake2b(digest_size=10)
    for part in parts:
        data = str(part).encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return digest.hexdigest()


def sha256_hex(data: bytes) -> str:
    """Return the SHA-256 of the bytes as 64 hex digits."""
    return sha256(data).hexdigest()
