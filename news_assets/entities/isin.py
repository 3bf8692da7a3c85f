"""International securities identification numbers."""


def valid_isin(code: str) -> bool:
    """True for two letters, nine letters or digits and the right check digit (ISO 6166)."""
    if len(code) != 12 or not code[:2].isalpha() or not code.isalnum() or not code.isascii() or not code[-1].isdigit():
        return False
    digits = "".join(str(int(c, 36)) for c in code[:-1].upper())
    total = 0
    for position, digit in enumerate(reversed(digits)):
        doubled = int(digit) * (2 if position % 2 == 0 else 1)
        total += doubled // 10 + doubled % 10
    return (10 - total % 10) % 10 == int(code[-1])
